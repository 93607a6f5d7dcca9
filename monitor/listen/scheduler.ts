import type { PollEngine } from '../engine/poll-engine.ts';
import { repeat } from '../repeat.ts';
import { getSource, listDueSources, nextPollAt } from '../store/heard/sources.ts';
import { hostOf } from './host-of.ts';
import { followWindow } from './pace/follow-window.ts';
import { learnProfiles } from './pace/learn-profiles.ts';
import { shareOut } from './pace/share-out.ts';
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
  const note = (error: unknown) => pipeline.log.error('scheduler.fault', { error: String(error) });
  await engine.start({
    async listDue(limit) {
      const due = await listDueSources(pipeline.db, pipeline.clock.now(), limit);
      return due.map((source) => ({ id: source.id, host: hostOf(source) }));
    },
    nextDueAt: () => nextPollAt(pipeline.db),
    async poll(id, signal) {
      const stored = await getSource(pipeline.db, id);
      // It may have been polled or switched off between the look and its turn.
      if (!stored.source.enabled) return null;
      if (stored.memory.nextPollAt > pipeline.clock.now()) return stored.memory.nextPollAt;
      return (await pollSource(pipeline, stored, signal)).nextPollAt;
    },
    onFault: note,
  });
  await followWindow(pipeline).catch(note);
  const learn = () => learnProfiles(pipeline.db, pipeline.recall, pipeline.clock.now());
  await learn().catch(note);
  const share = async () => {
    await followWindow(pipeline);
    await shareOut(pipeline, SHARE_EVERY_MS);
  };
  const sharing = repeat(share, { everyMs: SHARE_EVERY_MS, onFault: note });
  const learning = repeat(learn, { everyMs: LEARN_EVERY_MS, onFault: note });
  const unbell = onPushBell(pipeline.db, () => engine.wake());
  return {
    wake: () => engine.wake(),
    async stop(graceMs = GRACE_MS) {
      unbell();
      await Promise.all([sharing.stop(), learning.stop(), engine.stop(graceMs)]);
    },
  };
}
