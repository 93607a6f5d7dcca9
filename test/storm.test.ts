// A flood of complaints becomes a handful of messages, and every one of them is still in the queue.
import { afterEach, expect, test } from 'vitest';
import { startListening } from '../monitor/listen/start-listening.ts';
import { countMentions } from '../monitor/store/heard/mention-list.ts';
import { getSource } from '../monitor/store/heard/sources.ts';
import { startBrokenServer } from './helpers/broken-servers.ts';
import { distinctComplaint } from './helpers/distinct-complaint.ts';
import { feedSource, listeningOptions } from './helpers/listening-options.ts';
import { openTemporaryStore, until } from './helpers/temporary-store.ts';
import { webhookTo } from './helpers/webhook-channel.ts';
import { startWebhookReceiver } from './helpers/webhook-receiver.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const FLOOD = 400;

test('four hundred complaints at once: few messages, all told, none twice', async () => {
  const server = await startBrokenServer();
  ends.push(server.close);
  const receiver = await startWebhookReceiver();
  ends.push(receiver.close);
  const { store, remove } = await openTemporaryStore();
  ends.push(remove);
  server.setFeed('f', '');
  const options = listeningOptions(store, {
    sources: [feedSource('f', server.urlOf('f'))],
    channels: [webhookTo(receiver)],
  });
  const listening = await startListening(options);
  ends.push(listening.stop);
  await until('the first look', async () => (await getSource(store.db, 'f')).memory.lastSuccessAt);
  const at = new Date().toUTCString();
  const items = Array.from({ length: FLOOD }, (_, i) => {
    const text = distinctComplaint(i);
    return `<item><guid>${i}</guid><link>http://t.test/p/${i}</link><pubDate>${at}</pubDate><description>${text}</description></item>`;
  });
  server.setFeed('f', items.join(''));
  const heard = () =>
    receiver.received.flatMap(({ message }) => message.members?.map(({ id }) => id) ?? [message.idempotencyKey]);
  await until('all to be told', () => heard().length >= FLOOD, 60_000);

  expect(heard()).toHaveLength(FLOOD);
  expect(new Set(heard()).size).toBe(FLOOD);
  // They are stored piece by piece while messages go out; each message takes what has come since the last.
  expect(receiver.received.length).toBeLessThan(FLOOD / 5);
  const largest = receiver.received.toSorted(
    (a, b) => (b.message.members?.length ?? 0) - (a.message.members?.length ?? 0),
  )[0];
  expect(largest?.message.headline['zh-CN']).toMatch(/^\d+ 条预警：|^同一事件新增 \d+ 帖：/);
  const counts = await countMentions(store.db, {});
  expect(counts.open).toBe(FLOOD);
  // The receiver has a message a moment before the monitor has written down that it took it.
  const untold = () => store.db.selectFrom('mentions').select('id').where('toldAt', 'is', null).execute();
  await expect.poll(untold, { timeout: 10_000 }).toEqual([]);
});
