import type { Language } from '../../../shared/model/labels.ts';
import { fillLabels } from '../../alert/fill-labels.ts';
import type { Log } from '../../log.ts';
import { type Repeated, repeat } from '../../repeat.ts';
import { type AlertContent, insertAlert } from '../../store/alerts.ts';
import type { Reader } from '../../store/reads.ts';
import { getVersionedSetting, replaceSetting } from '../../store/settings.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import labels from './brief-labels.json' with { type: 'json' };
import { type BriefSchedule, lastBriefDue } from './brief-schedule.ts';
import { type BriefRequest, gatherBrief } from './gather-brief.ts';
import { type SpokenBrief, sayBrief } from './say-brief.ts';
import { writeMail } from './write-mail.ts';
import { writeMarkdown } from './write-markdown.ts';

/** A brief of the configuration. */
export interface PlannedBrief extends BriefSchedule {
  readonly id: string;
  readonly brands: BriefRequest['brands'];
  readonly channels: readonly string[];
  readonly language: Language;
}

const LOOK_MS = 20_000;
/** Stories that a message names; the document has more. */
const STORIES_TOLD = 3;

/** Sends briefs when they are due, until it is stopped. */
export function startBriefs(options: {
  readonly db: Db;
  readonly reader: Reader;
  readonly log: Log;
  readonly clock: { now(): number };
  readonly drill: boolean;
  readonly briefs: readonly PlannedBrief[];
  readonly wakeOutbox: () => void;
}): Repeated {
  const { db, reader, log, clock, drill, briefs, wakeOutbox } = options;
  const round = async () => {
    for (const brief of briefs) if (await tickBrief(db, reader, brief, { now: clock.now(), drill })) wakeOutbox();
  };
  const onFault = (error: unknown) => log.error('brief.fault', { error: String(error) });
  return repeat(round, { everyMs: LOOK_MS, isFirstNow: true, onFault });
}

/**
 * Writes a brief into the outbox when it is due: once, whichever monitor is first. One that was missed while the monitor was
 * off comes late, the older ones not at all; a brief that is new waits for its next time. True: it was written.
 */
export async function tickBrief(
  db: Db,
  reader: Reader,
  brief: PlannedBrief,
  { now, drill }: { readonly now: number; readonly drill: boolean },
): Promise<boolean> {
  const key = `brief:${brief.id}`;
  const due = lastBriefDue(brief, now);
  const known = await getVersionedSetting<number>(db, key);
  if (known !== null && known.value >= due) return false;
  const at = { version: known?.version ?? null, now };
  if (known === null) {
    await replaceSetting(db, key, due, at);
    return false;
  }
  const content = await composeBrief(reader, brief, due, drill);
  return inTransaction(db, async (trx) => {
    if ((await replaceSetting(trx, key, due, at)) === null) return false;
    let number: number | undefined;
    for (const channelId of brief.channels) {
      const place = { mentionId: null, ticketId: null, channelId, now };
      const alert = await insertAlert(trx, {
        kind: 'brief',
        content,
        ...place,
        ...(number === undefined ? {} : { number }),
      });
      number = alert.number;
    }
    return true;
  });
}

async function composeBrief(
  reader: Reader,
  brief: PlannedBrief,
  before: number,
  drill: boolean,
): Promise<AlertContent> {
  const { brands, every: period, timeZone, language } = brief;
  const gathered = await gatherBrief(reader, { brands, period, before, timeZone, drill });
  const said = { 'zh-CN': sayBrief(gathered, 'zh-CN'), en: sayBrief(gathered, 'en') };
  const spoken = said[language];
  const both = (to: Language) => {
    const { title, figures } = said[to];
    const [volume, rate] = figures;
    return fillLabels(labels.headline, { title, volume: volume?.value ?? '', rate: rate?.value ?? '' })[to];
  };
  return {
    ...{
      kind: 'brief',
      level: 'blue',
      headline: { 'zh-CN': both('zh-CN'), en: both('en') },
      excerpt: null,
      author: null,
    },
    ...{ site: null, permalink: null, publishedAt: null, dueAt: null, storySize: 1, ackUrl: null, drill },
    brand: spoken.title,
    // A channel speaks its own language, whatever that of the mail is.
    reasons: said.en.stories.rows.slice(0, STORIES_TOLD).map((_, place) => ({
      'zh-CN': sayStory(said['zh-CN'].stories.rows[place]),
      en: sayStory(said.en.stories.rows[place]),
    })),
    document: { subject: spoken.title, text: writeMarkdown(spoken), html: writeMail(spoken, language) },
  };
}

function sayStory(row: SpokenBrief['stories']['rows'][number] | undefined): string {
  return row === undefined ? '' : `${row.level} · ${row.posts} · ${row.title}`;
}
