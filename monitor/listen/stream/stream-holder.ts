import type { Entry } from '../../../shared/model/entry.ts';
import type { Source } from '../../../shared/model/source.ts';
import { getSource, saveMemory } from '../../store/heard/sources.ts';
import { inTransaction } from '../../store/sql/in-transaction.ts';
import type { Db } from '../../store/store.ts';
import { noteIncident } from '../health/note-incident.ts';
import { type Doubt, judgeHealth } from '../health/source-health.ts';
import type { Pipeline } from '../pipeline.ts';
import { ringPushBell } from '../push/push-bell.ts';
import { recordEntries } from '../record-entries.ts';
import { type HeldStream, keepStream, type StreamState } from './stream-lease.ts';

/** However often a stream breaks, its source is not asked faster than this. */
const PAUSE_MS = 2_000;

/** What one monitor writes of a stream that it holds: one write after the other, each only while it still holds it. */
export class StreamHolder {
  readonly source: Source;
  readonly #pipeline: Pipeline;
  #held: HeldStream;
  /** Where the stream is, which may be further than what is written. */
  #cursor: unknown;
  #last: Promise<unknown> = Promise.resolve();

  constructor(pipeline: Pipeline, source: Source, held: HeldStream) {
    this.#pipeline = pipeline;
    this.source = source;
    this.#held = held;
    this.#cursor = held.state.cursor;
  }

  get state(): StreamState {
    return this.#held.state;
  }

  /** Puts the end of the hold off and writes how far the stream was heard. @throws StreamLost */
  renew(change: Partial<StreamState> = {}): Promise<void> {
    return this.#inTurn(() => inTransaction(this.#pipeline.db, (trx) => this.#write(trx, change)));
  }

  /** The connection opened or broke: whoever polls this source looks at once, to catch up and to say how well it is heard. */
  async turn(change: Pick<StreamState, 'connectedAt' | 'error'>): Promise<void> {
    const { db, clock } = this.#pipeline;
    await this.#inTurn(() =>
      inTransaction(db, async (trx) => {
        const held = await this.#write(trx, change);
        const { memory } = await getSource(trx, this.source.id);
        const nextPollAt = Math.max(clock.now(), (memory.lastPollAt ?? 0) + PAUSE_MS);
        if (nextPollAt < memory.nextPollAt) await saveMemory(trx, this.source.id, { nextPollAt });
        return held;
      }),
    );
    ringPushBell(db);
  }

  /** Sends posts the way of every post; the place in the stream is kept with the last of them. @throws StreamLost */
  async deliver(entries: readonly Entry[], cursor: unknown): Promise<void> {
    if (cursor !== undefined) this.#cursor = cursor;
    if (entries.length === 0) return;
    const { clock, pollPolicy, db } = this.#pipeline;
    let unrecorded = 0;
    await this.#inTurn(async () => {
      const now = clock.now();
      const { memory } = await getSource(db, this.source.id);
      const importedBefore = memory.lastSuccessAt === null ? now - pollPolicy.windowMs : null;
      const batch = { source: this.source, entries, now, importedBefore };
      let held = this.#held;
      const { refused } = await recordEntries(this.#pipeline, batch, async (trx, { newEntries }) => {
        held = await this.#write(trx, {});
        if (newEntries > 0) await saveMemory(trx, this.source.id, { lastNewEntryAt: now });
      });
      unrecorded = refused.length;
      return held;
    });
    // The stream goes on without them and does not bring them again.
    if (unrecorded > 0) await this.#doubt({ kind: 'unrecorded', since: clock.now(), missing: unrecorded });
  }

  /** Posts were missed: that is said like every gap. */
  missed(since: number): Promise<void> {
    return this.#doubt({ kind: 'gap', since, missing: null });
  }

  async #doubt(doubt: Doubt): Promise<void> {
    const { db, clock, pollPolicy } = this.#pipeline;
    await inTransaction(db, async (trx) => {
      const { memory } = await getSource(trx, this.source.id);
      const report = { now: clock.now(), ok: true, error: null, cannotKeepWindow: false, doubt };
      const health = judgeHealth(memory, { ...report, windowMs: pollPolicy.windowMs });
      const { changedFrom: _, ...change } = health;
      await saveMemory(trx, this.source.id, change);
      await noteIncident(this.#pipeline, trx, this.source, memory, health);
    });
  }

  #write(trx: Db, change: Partial<StreamState>): Promise<HeldStream> {
    const now = this.#pipeline.clock.now();
    const heardAt = this.#held.state.connectedAt === null ? this.#held.state.heardAt : now;
    return keepStream(trx, this.source.id, this.#held, { cursor: this.#cursor, heardAt, ...change }, now);
  }

  /** One write after the other; only what is committed counts as written. */
  #inTurn(work: () => Promise<HeldStream>): Promise<void> {
    const turn = this.#last.then(async () => {
      this.#held = await work();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
