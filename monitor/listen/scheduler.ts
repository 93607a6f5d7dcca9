import type { Source } from '../../shared/model/source.ts';
import type { PollEngine } from '../engine/poll-engine.ts';
import { getSource, listDueSources, listSources, nextPollAt } from '../store/heard/sources.ts';
import { learnProfiles } from './pace/learn-profiles.ts';
import { BUDGET_POLICY, shareBudget } from './pace/share-budget.ts';
import type { Pipeline } from './pipeline.ts';
import { pollSource } from './poll-source.ts';
import { onPushBell } from './push/push-bell.ts';

/** Listening, while it runs. */
export interface Scheduler {
  /** Sources were added or changed: look again now. */
  wake(): void;
  /** Ends cleanly: nothing new begins, running polls have `graceMs` to end. */
  stop(graceMs?: number): Promise<void>;
}

const GRACE_MS = 5_000;
/** How often the budget is shared out anew by what was learned. */
const SHARE_EVERY_MS = 5 * 60_000;
/** How often it is learned anew what is usual for each source. */
const LEARN_EVERY_MS = 3_600_000;

/** Keeps every enabled source polled when it is due, on the engine it is given. */
export async function startScheduler(pipeline: Pipeline, engine: PollEngine): Promise<Scheduler> {
  await engine.start({
    async listDue(limit) {
      const due = await listDueSources(pipeline.db, pipeline.clock.now(), limit);
      return due.map(({ source }) => ({ id: source.id, host: hostOf(source) }));
    },
    nextDueAt: () => nextPollAt(pipeline.db),
    async poll(id, signal) {
      const stored = await getSource(pipeline.db, id);
      // It may have been polled or switched off between the look and its turn.
      if (!stored.source.enabled) return null;
      if (stored.memory.nextPollAt > pipeline.clock.now()) return stored.memory.nextPollAt;
      return (await pollSource(pipeline, stored, signal)).nextPollAt;
    },
    onFault: (error) => pipeline.log.error('scheduler.fault', { error: String(error) }),
  });
  const note = (error: unknown) => pipeline.log.error('scheduler.fault', { error: String(error) });
  const learn = () => learnProfiles(pipeline.db, pipeline.recall, pipeline.clock.now()).catch(note);
  const sharing = setInterval(() => void shareOut(pipeline).catch(note), SHARE_EVERY_MS);
  const learning = setInterval(() => void learn(), LEARN_EVERY_MS);
  await learn();
  const unbell = onPushBell(pipeline.db, () => engine.wake());
  return {
    wake: () => engine.wake(),
    async stop(graceMs = GRACE_MS) {
      clearInterval(sharing);
      clearInterval(learning);
      unbell();
      await engine.stop(graceMs);
    },
  };
}

/** Gives every source its interval out of the common budget; until the first time, each is asked at its floor. */
async function shareOut({ db, recall, pollPolicy }: Pipeline): Promise<void> {
  const sources = await listSources(db);
  const used = recall.takeUsedShare(SHARE_EVERY_MS);
  for (const [id, interval] of shareBudget(sources, hostOf, recall, pollPolicy, BUDGET_POLICY, used)) {
    recall.of(id).allocatedMs = interval;
  }
}

/** The host that a source puts a load on: the first web address in its settings; a type without one shares a host with its kind. */
function hostOf(source: Pick<Source, 'type' | 'settings'>): string {
  for (const value of Object.values(source.settings)) {
    if (typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value)) return new URL(value).host;
  }
  return `type:${source.type}`;
}
