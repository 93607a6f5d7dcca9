import { API_LEVEL } from '../../shared/api-level.ts';
import type { EarshotEvent } from '../../shared/model/event.ts';
import type { Log } from '../log.ts';
import { eventRange, readEventsAfter } from '../store/events.ts';
import { touchDevices } from '../store/people/people.ts';
import type { Db } from '../store/store.ts';
import type { ApiLimits } from './api-context.ts';
import type { EventTail } from './event-tail.ts';
import { listLiveDevices } from './live-devices.ts';
import type { Metrics } from './metrics.ts';
import { type StreamClient, writeEvent } from './stream-client.ts';

/** All readers of the stream of this monitor. */
export interface StreamHub {
  /** How many streams a device has. */
  count(deviceId: string): number;
  /** Replays what the reader missed and keeps it up to date until `remove`. */
  add(client: StreamClient, after: number | null): Promise<void>;
  remove(client: StreamClient): void;
  closeDevice(deviceId: string): void;
  close(): void;
}

const REPLAY_BATCH = 500;
/** Streams of a device that was revoked elsewhere end within this time. */
const RECHECK_MS = 4000;

export interface StreamHubOptions {
  readonly db: Db;
  readonly tail: EventTail;
  readonly limits: ApiLimits;
  readonly clock: { now(): number };
  readonly log: Log;
  readonly metrics: Metrics;
}

export function createStreamHub(options: StreamHubOptions): StreamHub {
  const { db, tail, limits, clock, log } = options;
  const clients = new Set<StreamClient>();
  const goodbye = (client: StreamClient) => client.close(4401, 'revoked');

  /** Serves a reader from the log until it has everything that was handed out; then it is live. */
  const catchUp = async (client: StreamClient): Promise<void> => {
    while (client.open && client.sentSeq < tail.seq) {
      const events = await readEventsAfter(db, client.sentSeq, REPLAY_BATCH);
      for (const event of events) {
        if (client.full) await client.drain();
        client.sendEvent(event, writeEvent(event));
      }
      if (events.length === 0) break;
    }
    // In one turn with the last look at `tail.seq`: nothing can be handed out in between.
    client.live = true;
  };
  const fallBehind = (client: StreamClient): void => {
    client.live = false;
    client
      .drain()
      .then(() => catchUp(client))
      .catch((error: unknown) => {
        log.error('stream-failed', { error: String(error) });
        client.close(1011, 'the monitor failed; connect again');
      });
  };

  const unsubscribe = tail.subscribe((events) => {
    const messages = events.map((event): [EarshotEvent, Buffer] => [event, writeEvent(event)]);
    for (const client of clients) {
      if (!client.live) continue;
      client.together(() => {
        for (const [event, bytes] of messages) {
          if (!client.live) break;
          client.sendEvent(event, bytes);
          if (client.full) fallBehind(client);
        }
      });
    }
  });
  const beat = setInterval(() => {
    for (const client of clients) client.beat(clock.now());
  }, limits.beatMs);
  const recheck = setInterval(() => {
    if (clients.size === 0) return;
    listLiveDevices(db, [...new Set([...clients].map((client) => client.deviceId))])
      .then((live) => {
        for (const client of clients) if (!live.has(client.deviceId)) goodbye(client);
        return touchDevices(db, [...live], clock.now());
      })
      .catch((error: unknown) => log.warn('stream-recheck-failed', { error: String(error) }));
  }, RECHECK_MS);
  beat.unref();
  recheck.unref();

  const replay = async (client: StreamClient, after: number | null): Promise<void> => {
    const { first, last } = await eventRange(db);
    client.send({ type: 'welcome', seq: Math.max(last, tail.seq), serverTime: clock.now(), api: API_LEVEL });
    // An `after` of the future comes from a database that was restored since.
    if (after !== null && (after < first - 1 || after > Math.max(last, tail.seq))) {
      client.sentSeq = Math.max(last, tail.seq);
      client.send({ type: 'resync', seq: client.sentSeq });
    } else client.sentSeq = after ?? Math.max(last, tail.seq);
    await catchUp(client);
  };

  return {
    count: (deviceId) => [...clients].filter((client) => client.deviceId === deviceId).length,
    async add(client, after) {
      clients.add(client);
      options.metrics.streams.set(clients.size);
      await replay(client, after);
    },
    remove(client) {
      clients.delete(client);
      options.metrics.streams.set(clients.size);
    },
    closeDevice(deviceId) {
      for (const client of clients) if (client.deviceId === deviceId) goodbye(client);
    },
    close() {
      unsubscribe();
      clearInterval(beat);
      clearInterval(recheck);
      for (const client of clients) client.close(1001, 'the monitor stops');
    },
  };
}
