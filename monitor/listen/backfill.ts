import { setTimeout } from 'node:timers/promises';
import type { Entry } from '../../shared/model/entry.ts';
import type { Source, SourceMemory } from '../../shared/model/source.ts';
import { findMemory } from '../store/heard/sources.ts';
import { getSetting, putSetting } from '../store/settings.ts';
import { freshMemory } from '../store/sql/fresh-memory.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { askSource, sayError } from './ask/ask-source.ts';
import { SourceRefusal } from './ask/source-refusal.ts';
import type { Pipeline } from './pipeline.ts';
import { recordEntries } from './record-entries.ts';

/** How far a back-fill has come; kept, so that it goes on where it was stopped. */
interface BackfillState {
  readonly since: number;
  readonly done: readonly string[];
}

/** What is told while it runs. */
export interface BackfillProgress {
  readonly source: string;
  readonly sourcesDone: number;
  /** Of those, how many were done by the run that was stopped. */
  readonly sourcesBefore: number;
  readonly sources: number;
  readonly entries: number;
  readonly mentions: number;
}

export interface BackfillResult {
  readonly entries: number;
  readonly mentions: number;
  /** Sources that could not be asked, with the reason. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
  /** False: it was stopped and goes on with the next call. */
  readonly isComplete: boolean;
}

/** A source that gives a new page for ever is left after so many. */
const MOST_PAGES = 200;
/** A server that wants more is told to the person, who may come again. */
const LONGEST_WAIT_SECONDS = 5 * 60;
const MOST_WAITS = 5;
const LONGEST_DEAF_MS = 86_400_000;
const STATE = 'backfill';
const CUT =
  '列表比一次回填能读的更长，更早的没有读到 · the list is longer than a back-fill reads: what is older was not read';

/**
 * Reads what the sources still show since an instant, page by page where their type can. Nothing of it starts a clock or rings anybody
 * (section 1 of the service rules), what the live listening remembers of a source is not touched, and what is so new that it must ring
 * somebody is left to it.
 */
export async function backfill(
  pipeline: Pipeline,
  sources: readonly Source[],
  since: number,
  signal: AbortSignal,
  onProgress: (progress: BackfillProgress) => void,
): Promise<BackfillResult> {
  const kept = await getSetting<BackfillState>(pipeline.db, STATE);
  // What was stopped had asked for as much or more: it goes on. Anything else begins anew.
  const resumed = kept !== null && kept.since <= since ? kept : { since, done: [] };
  const done = new Set(resumed.done);
  const before = sources.filter(({ id }) => done.has(id)).length;
  let sourcesDone = before;
  const failed: { id: string; reason: string }[] = [];
  let entries = 0;
  let mentions = 0;
  const tell = (source: string) =>
    onProgress({ source, sourcesDone, sourcesBefore: before, sources: sources.length, entries, mentions });
  for (const source of sources) {
    if (signal.aborted) return { entries, mentions, failed, isComplete: false };
    if (done.has(source.id)) continue;
    tell(source.name);
    try {
      for await (const page of readPages(pipeline, source, since, signal)) {
        entries += page.entries;
        mentions += page.mentions;
        if (page.fault !== undefined) failed.push({ id: source.id, reason: page.fault });
        tell(source.name);
      }
    } catch (error) {
      if (signal.aborted) return { entries, mentions, failed, isComplete: false };
      failed.push({ id: source.id, reason: sayError(error) });
      // Looked at, but not done: a run that goes on after a stop asks it again.
      sourcesDone += 1;
      continue;
    }
    // Stopped between two pages: this source begins anew with the next call.
    if (signal.aborted) return { entries, mentions, failed, isComplete: false };
    done.add(source.id);
    sourcesDone += 1;
    await keep(pipeline, { since: resumed.since, done: [...done] });
  }
  tell('');
  await keep(pipeline, { since: Number.MAX_SAFE_INTEGER, done: [] });
  return { entries, mentions, failed, isComplete: true };
}

async function* readPages(pipeline: Pipeline, source: Source, since: number, signal: AbortSignal) {
  const kept = await findMemory(pipeline.db, source.id);
  const liveFrom = liveLimit(pipeline, kept, pipeline.clock.now());
  let memory = freshMemory(pipeline.clock.now());
  for (let page = 0; page < MOST_PAGES && !signal.aborted; page++) {
    const poll = await askPatiently(() => askSource(pipeline, source, memory, signal, since), signal);
    const shown = poll.entries.filter(({ publishedAt }) => publishedAt === null || publishedAt >= since);
    // Without a date, what the first page shows and nobody has seen yet came since the last look.
    const isLive = ({ publishedAt }: Entry) =>
      publishedAt === null ? page === 0 && kept?.lastSuccessAt != null : publishedAt >= liveFrom;
    const wanted = shown.filter((entry) => !isLive(entry));
    const now = pipeline.clock.now();
    const recorded = await recordEntries(pipeline, {
      source,
      entries: wanted,
      now,
      importedBefore: Number.POSITIVE_INFINITY,
    });
    const fault = poll.fault ?? (poll.isCut ? CUT : undefined);
    yield { entries: recorded.newEntries, mentions: recorded.found.length, fault };
    const isSamePlace = poll.cursor === undefined || JSON.stringify(poll.cursor) === JSON.stringify(memory.cursor);
    if (isSamePlace || shown.length === 0) return;
    memory = { ...memory, cursor: poll.cursor };
  }
}

/**
 * From when on posts are the live listening's: since it last heard the source, but no later than the window before now. One that it has not
 * heard for a day is not waited for.
 */
function liveLimit({ pollPolicy }: Pipeline, memory: SourceMemory | null, now: number): number {
  const windowAt = now - pollPolicy.windowMs;
  const heardAt = memory?.lastSuccessAt ?? null;
  return heardAt === null || now - heardAt > LONGEST_DEAF_MS ? windowAt : Math.min(windowAt, heardAt);
}

/** Waits as long as a server asks, within reason: nobody is rung by it, and what was read so far is kept. */
async function askPatiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await ask();
    } catch (error) {
      const seconds = error instanceof SourceRefusal ? error.waitSeconds : null;
      if (seconds === null || seconds > LONGEST_WAIT_SECONDS || waits === MOST_WAITS) throw error;
      await setTimeout(seconds * 1000, undefined, { signal });
    }
  }
}

function keep(pipeline: Pipeline, state: BackfillState): Promise<void> {
  return inTransaction(pipeline.db, (trx) => putSetting(trx, STATE, state, pipeline.clock.now()));
}
