import { sql } from 'kysely';
import { type AlertChannel, DeliveryError } from '../alert-channel.ts';
import { engineOf } from '../store/sql/engine.ts';
import type { Db } from '../store/store.ts';
import type { ConfiguredChannel, Delivery } from './deliver-alerts.ts';
import { type Lane, openLane } from './drain-lane.ts';

/** Delivery of alerts, while it runs. */
export interface Outbox {
  /** Alerts were written: look now. Cheap, call it after every commit. */
  wake(): void;
  /** Ends after the sendings that are on their way. */
  stop(): Promise<void>;
}

const FAULT_SLEEP_MS = 1_000;

/** Sends alerts as they come, each channel for itself, so that a slow one delays no other. */
export async function startOutbox(delivery: Delivery): Promise<Outbox> {
  await takeOver(delivery);
  const lost = await listLostChannels(delivery.db, delivery.channels);
  const channels = [...delivery.channels, ...lost.map(toLostChannel)];
  const lanes = (await Promise.all(channels.map((channel) => openLane(delivery, channel)))).map((lane) =>
    startLane(delivery, lane),
  );
  const wake = () => {
    for (const lane of lanes) lane.wake();
  };
  wake();
  return {
    wake,
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}

function startLane(delivery: Delivery, lane: Lane): Outbox {
  let running: Promise<void> | null = null;
  let again = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  const wake = () => {
    if (isStopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    clearTimeout(timer);
    running = drain().finally(() => {
      running = null;
      if (!again) return;
      again = false;
      wake();
    });
  };

  const drain = async (): Promise<void> => {
    try {
      sleep(await lane.drain(() => isStopped));
    } catch (error) {
      delivery.log.error('outbox.fault', { channelId: lane.channelId, error: String(error) });
      sleep(FAULT_SLEEP_MS);
    }
  };

  const sleep = (ms: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(wake, ms);
  };

  return {
    wake,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** The one monitor of an SQLite file need not wait for the claims of the one before, which is gone: its alerts are due at once. */
async function takeOver({ db, clock }: Delivery): Promise<void> {
  if (engineOf(db) !== 'sqlite') return;
  const pending = { state: 'pending' as const, claimedBy: null, nextAttemptAt: clock.now() };
  await db.updateTable('alerts').set(pending).where('state', '=', 'sending').execute();
}

/** Channels that alerts wait for although the configuration no longer names them. */
async function listLostChannels(db: Db, channels: readonly ConfiguredChannel[]): Promise<string[]> {
  const rows = await db
    .selectFrom('alerts')
    .select('channelId')
    .distinct()
    // As in `claimAlerts`: the index of what is due has only these.
    .where('state', 'in', [sql.lit('pending' as const), sql.lit('sending' as const)])
    .execute();
  return rows.map(({ channelId }) => channelId).filter((id) => !channels.some((channel) => channel.id === id));
}

/** Its alerts end as dead with that reason and go to the next channel. */
function toLostChannel(id: string): ConfiguredChannel {
  const type: Pick<AlertChannel, 'send' | 'perMinute'> = {
    perMinute: 6_000,
    async send() {
      throw new DeliveryError(`there is no channel "${id}" in the configuration any more`, { retryable: false });
    },
  };
  return { id, type: type as AlertChannel, settings: null };
}
