import { sql } from 'kysely';
import { loadWeights } from '../../monitor/load-weights.ts';
import practice from '../../monitor/practice/brand.json' with { type: 'json' };
import type { Store } from '../../monitor/store/store.ts';
import { createAnalyzer } from '../../shared/understanding/analyze.ts';
import { isMention } from '../../shared/understanding/is-mention.ts';
import type { Received } from './webhook-receiver.ts';

/** What stood in the feeds and what arrived, to be held against the database. */
export interface AuditInput {
  readonly store: Store;
  /** Posts that the feeds showed while somebody could look. */
  readonly published: readonly { readonly link: string; readonly text: string }[];
  readonly received: readonly Received[];
  /** Kills, and answers that were lost: each may make one repeat. */
  readonly disturbances: number;
  /** When everything had been told and the last monitor was asked to stop: steps up that came after it had no time to go out. Left out: nothing came. */
  readonly askedToStopAt?: number;
}

export interface AuditResult {
  /** Violations in words; empty: all invariants hold. */
  readonly violations: readonly string[];
  readonly posts: number;
  readonly mentions: number;
  readonly alerts: number;
  readonly repeats: number;
}

/** Checks the invariants I1 to I9 of a run, as far as they concern the way from a feed to a receiver. */
export async function auditPipeline({
  store,
  published,
  received,
  disturbances,
  askedToStopAt = Number.POSITIVE_INFINITY,
}: AuditInput): Promise<AuditResult> {
  const violations: string[] = [];
  const claim = (name: string, wrong: readonly unknown[]) => {
    if (wrong.length > 0) violations.push(`${name}: ${wrong.length}, such as ${JSON.stringify(wrong[0])}`);
  };
  const { db } = store;
  const entries = await db.selectFrom('entries').select(['id', 'link']).execute();
  const mentions = await db.selectFrom('mentions').select(['id', 'entryId', 'permalink', 'level', 'toldAt']).execute();
  const alerts = await db.selectFrom('alerts').selectAll().execute();
  const events = await db.selectFrom('events').selectAll().orderBy('seq').execute();
  const clocks = await db.selectFrom('clocks').select(['id', 'subjectId', 'policyId']).execute();

  const links = entries.map(({ link }) => link);
  const known = new Set(links);
  claim(
    'I1 a post of a feed is not stored',
    published.filter(({ link }) => !known.has(link)),
  );
  claim(
    'I1 a post is stored twice',
    links.filter((link, i) => links.indexOf(link) !== i),
  );

  // Judged as the monitor judged it: what is audited is that nothing judged so was lost.
  const weights = await loadWeights();
  const analyzer = createAnalyzer({ brands: [practice.brand], terms: practice.complaintTerms, weights });
  const permalinks = mentions.map(({ permalink }) => permalink);
  const expected = published.filter(({ text }) => isMention(analyzer.analyze({ text })));
  claim(
    'I2 a post that names the brand is no mention',
    expected.filter(({ link }) => !permalinks.includes(link)),
  );
  claim(
    'I2 a mention exists twice',
    permalinks.filter((link, i) => permalinks.indexOf(link) !== i),
  );
  const alerted = new Set(alerts.map(({ mentionId }) => mentionId));
  claim(
    'I2 a mention has no outbox row',
    mentions.filter(({ id, level }) => level !== 'blue' && !alerted.has(id)),
  );
  const ids = new Set(mentions.map(({ id }) => id));
  claim(
    'I2 an outbox row has no mention',
    alerts.filter(({ mentionId }) => mentionId !== null && !ids.has(mentionId)),
  );
  claim(
    'I2 a mention has no event',
    mentions.filter(({ id }) => events.filter((e) => e.type === 'mention.found' && e.subjectId === id).length !== 1),
  );
  const clockKeys = clocks.map(({ subjectId, policyId }) => `${subjectId} ${policyId}`);
  claim(
    'I2 a clock exists twice',
    clockKeys.filter((key, i) => clockKeys.indexOf(key) !== i),
  );

  claim(
    'I3 an alert has no end',
    alerts.filter(({ state, createdAt }) => state !== 'delivered' && state !== 'dead' && createdAt <= askedToStopAt),
  );
  claim(
    'I3 an alert died without a reason',
    alerts.filter(({ state, lastError }) => state === 'dead' && !lastError),
  );
  const keys = received.map(({ message }) => message.idempotencyKey);
  const distinct = new Set(keys);
  // A message may tell of several alerts.
  const arrived = new Set(
    received.flatMap(({ message }) => message.members?.map(({ id }) => id) ?? [message.idempotencyKey]),
  );
  claim(
    'I4 delivered, but the receiver never saw it',
    alerts.filter(({ id, state }) => state === 'delivered' && !arrived.has(id)),
  );
  claim(
    'I4 delivered, but the mention was not told',
    mentions.filter((m) => m.toldAt === null && alerts.some((a) => a.mentionId === m.id && a.state === 'delivered')),
  );

  const repeats = keys.length - distinct.size;
  if (repeats > disturbances) violations.push(`I5 ${repeats} repeats after ${disturbances} disturbances`);
  const numbers = Map.groupBy(received, ({ message }) => message.idempotencyKey);
  claim(
    'I5 a repeat has another number',
    [...numbers.values()]
      .filter((same) => new Set(same.map(({ message }) => message.number)).size > 1)
      .map(([first]) => first?.message),
  );
  claim(
    'I5 a repeat tells of other alerts',
    [...numbers.values()]
      .filter(
        (same) =>
          new Set(same.map(({ message }) => JSON.stringify(message.members?.map(({ id }) => id).sort() ?? null))).size >
          1,
      )
      .map(([first]) => first?.message.number),
  );
  const ofMention = Map.groupBy(
    // A step up or a warning about the same mention is another message.
    alerts.filter(({ mentionId, kind }) => mentionId && kind === 'mention'),
    ({ mentionId, channelId }) => `${mentionId} ${channelId}`,
  );
  claim(
    'I5 a mention has two alerts on a channel',
    [...ofMention.values()].filter((same) => same.length > 1),
  );
  claim(
    'I5 a signature is wrong',
    received.filter(({ signatureOk }) => !signatureOk).map(({ message }) => message.number),
  );

  const fired = events
    .filter(({ type }) => type === 'clock.due' || type === 'clock.warned')
    .map(({ type, data }) => `${type} ${(JSON.parse(data) as { id: string }).id}`);
  // Two warnings, with a third and with five minutes left; due is it once.
  const most = (key: string) => (key.startsWith('clock.warned') ? 2 : 1);
  claim(
    'I7 a clock fired too often',
    [...Map.groupBy(fired, (key) => key)].filter(([key, times]) => times.length > most(key)).map(([key]) => key),
  );
  claim(
    'events have a gap',
    events.filter(({ seq }, i) => seq !== i + 1),
  );
  if (store.engine === 'sqlite') {
    const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    claim(
      'I9 the database is damaged',
      check.rows.filter((row) => row.integrity_check !== 'ok'),
    );
  }
  return { violations, posts: published.length, mentions: mentions.length, alerts: alerts.length, repeats };
}
