import { once } from 'node:events';
import { openStore } from '../../monitor/store/open-store.ts';
import { type AuditResult, auditPipeline } from './audit-pipeline.ts';
import { startChild } from './crash-loop.ts';
import { startFeedFarm } from './feed-farm.ts';
import { feedSource } from './listening-options.ts';
import type { TestPostgres } from './postgres.ts';
import { until } from './temporary-store.ts';
import { startWebhookReceiver } from './webhook-receiver.ts';

/** Several monitors on one PostgreSQL database, one of which is killed. */
export interface SharedRun {
  readonly monitors: number;
  readonly sources: number;
  readonly intervalMs: number;
  /** From the moment all monitors run; the kill comes in the middle. */
  readonly runMs: number;
  readonly postsPerSecond: number;
}

export interface SharedResult extends AuditResult {
  /** Longest time that any source was not asked. */
  readonly longestGapMs: number;
  readonly polls: number;
  readonly startMs: number;
}

/** Lets monitors share sources, kills one with SIGKILL in the middle, and audits what is there. */
export async function runShared(postgres: TestPostgres, run: SharedRun): Promise<SharedResult> {
  const databaseUrl = await postgres.createDatabase();
  const farm = await startFeedFarm(run.sources);
  const receiver = await startWebhookReceiver();
  const store = await openStore({ url: databaseUrl });
  const sources = Array.from({ length: run.sources }, (_, i) => feedSource(`f${i}`, farm.urlOf(i)));
  const { intervalMs } = run;
  const order = JSON.stringify({
    databaseUrl,
    sources: [],
    webhook: { url: receiver.url, secret: receiver.secret },
    fault: null,
    intervalMs,
  });
  const published: { link: string; text: string }[] = [];
  const publish = (i: number) =>
    published.push(farm.publish((i * 7919) % run.sources, `新锐手机第${i}台坏了，客服不理人，要投诉`));
  let seen = '';
  const children: Awaited<ReturnType<typeof startChild>>[] = [];
  try {
    const begunAt = Date.now();
    // The first one writes the sources down; the others find them.
    children.push(await startChild(order.replace('"sources":[]', `"sources":${JSON.stringify(sources)}`)));
    for (let i = 1; i < run.monitors; i++)
      children.push(await startChild(order.replace('"sources":[]', `"sources":${JSON.stringify(sources)}`)));
    await until(
      'a look at every source',
      () => farm.longestGapMs(begunAt, Date.now()).ms < Date.now() - begunAt,
      run.intervalMs * 4 + 60_000,
    );
    const startedAt = Date.now();
    let posts = 0;
    let isKilled = false;
    while (Date.now() < startedAt + run.runMs) {
      for (; posts < ((Date.now() - startedAt) / 1000) * run.postsPerSecond; posts++) publish(posts);
      if (!isKilled && Date.now() > startedAt + run.runMs / 2) {
        children.shift()?.kill('SIGKILL');
        isKilled = true;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const longestGapMs = farm.longestGapMs(startedAt, Date.now()).ms;
    const polls = farm.requests;
    await until(
      'everything to be told',
      async () => {
        const { count } = await store.db
          .selectFrom('entries')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        const open = await store.db
          .selectFrom('alerts')
          .select('id')
          .where('state', 'in', ['pending', 'sending'])
          .limit(1)
          .execute();
        seen = `${count} of ${published.length} entries stored, ${open.length === 0 ? 'no' : 'some'} alerts open`;
        return Number(count) === published.length && open.length === 0;
      },
      120_000,
    );
    const askedToStopAt = Date.now();
    for (const child of children) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
    const { received } = receiver;
    const audit = await auditPipeline({ store, published, received, disturbances: 1, askedToStopAt });
    return { ...audit, longestGapMs, polls, startMs: startedAt - begunAt };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)} (${seen})`, { cause: error });
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await store.close();
    await receiver.close();
    await farm.close();
  }
}
