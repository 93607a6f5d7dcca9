import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../monitor/practice/post-script.ts';
import { startPractice } from '../../monitor/practice/start-practice.ts';
import { type AuditResult, auditPipeline } from './audit-pipeline.ts';
import { feedSource } from './listening-options.ts';
import { openTemporaryStore, until } from './temporary-store.ts';
import { startWebhookReceiver } from './webhook-receiver.ts';

/** Every step of the way from a document to a noted delivery. */
export const FAULT_POINTS = [
  'poll:fetched',
  'entries:inserted',
  'mention:inserted',
  'mention:alerted',
  'entries:before-commit',
  'entries:committed',
  'alert:claimed',
  'alert:sent',
  'alert:noted',
] as const;

/** Posts that appear in the life of one child. */
const POSTS_PER_LIFE = 4;
/**
 * The feeds show the newest twenty: what scrolls out of one before a monitor lived long enough to read it is lost to every
 * reader. On a busy machine lives end before their first poll does; so nothing new appears while this much is unread.
 */
const MOST_UNREAD = 12;
/** The last monitor may have to wait for a retry of what failed when the one before was killed. */
const LAST_WORD_MS = 90_000;
const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url));

/** Kills a listening monitor again and again while posts appear, lets the last one finish, and audits what is there. */
export async function runCrashLoop(options: {
  readonly kills: number;
  readonly seed: number;
}): Promise<AuditResult & { readonly points: Readonly<Record<string, number>> }> {
  const random = createRandom(options.seed);
  const practice = await startPractice({ port: 0, pace: null });
  const receiver = await startWebhookReceiver();
  const { store, remove } = await openTemporaryStore();
  const sources = [
    feedSource('plain', practice.feeds.plain),
    feedSource('app', practice.feeds.app),
    feedSource('search', practice.feeds.search),
  ];
  const published: { link: string; text: string }[] = [];
  const points: Record<string, number> = {};
  let kills = 0;
  const order = (fault: { point: string; passing: number } | null) =>
    JSON.stringify({ databaseUrl: store.url, sources, webhook: { url: receiver.url, secret: receiver.secret }, fault });
  const publish = () => {
    const post = practice.publishNow();
    published.push({ link: `${practice.url}/${post.site}/posts/${post.id}`, text: post.text });
  };
  const countUnread = async () => {
    const latest = published.slice(-2 * MOST_UNREAD).map(({ link }) => link);
    const stored = await store.db.selectFrom('entries').select('link').distinct().where('link', 'in', latest).execute();
    return latest.length - stored.length;
  };
  try {
    for (let life = 0; kills < options.kills; life++) {
      // Two of three end at a named step, the third at any instant.
      const point = life % 3 === 2 ? null : (FAULT_POINTS[Math.floor(random() * FAULT_POINTS.length)] ?? null);
      const passing = 1 + Math.floor(random() * 2);
      const child = await startChild(order(point === null ? null : { point, passing }));
      const gone = whenGone(child);
      const posts = Math.min(POSTS_PER_LIFE, MOST_UNREAD - (await countUnread()));
      for (let i = 0; i < posts; i++) {
        publish();
        if (await endsWithin(gone, 30 + random() * 120)) break;
      }
      await endsWithin(gone, point === null ? random() * 400 : 1_500);
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await gone;
      kills += 1;
      const name = point ?? 'any instant';
      points[name] = (points[name] ?? 0) + 1;
    }
    const last = await startChild(order(null));
    publish();
    const publishedAt = Date.now();
    await until(
      'the last monitor to tell everything',
      async () => {
        const stored = await store.db
          .selectFrom('entries')
          .select('id')
          .where(
            'link',
            'in',
            published.slice(-1).map(({ link }) => link),
          )
          .execute();
        // Each feed was looked at since: the last post stands in one of them, the ones before it may stand in another.
        const looked = await store.db
          .selectFrom('sources')
          .select('id')
          .where('lastSuccessAt', '>', publishedAt)
          .execute();
        const open = await store.db
          .selectFrom('alerts')
          .select('id')
          .where('state', 'in', ['pending', 'sending'])
          .execute();
        return stored.length === 1 && looked.length === sources.length && open.length === 0;
      },
      LAST_WORD_MS,
    );
    const askedToStopAt = Date.now();
    const ended = once(last, 'exit');
    last.kill('SIGTERM');
    await ended;
    return {
      ...(await auditPipeline({ store, published, received: receiver.received, disturbances: kills, askedToStopAt })),
      points,
    };
  } finally {
    await practice.close();
    await receiver.close();
    await remove();
  }
}

/** Starts a monitor of `crash-child.ts` and waits until it listens, or is gone. */
export async function startChild(order: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin?.end(order);
  const ready = new Promise<void>((resolve) => child.stdout?.once('data', () => resolve()));
  // A fault right at the start is a fault like any other.
  await Promise.race([ready, once(child, 'exit')]);
  return child;
}

/** Resolves when the child is gone, also when that was before anybody asked. */
async function whenGone(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function endsWithin(gone: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = await Promise.race([gone.then(() => true), late]);
  clearTimeout(timer);
  return ended;
}
