import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { openStore } from '../monitor/store/open-store.ts';
import { STREAM_PATH } from '../shared/api-paths.ts';
import { type StreamMessage, streamMessageSchema } from '../shared/schemas/stream.ts';
import { newPostgresUrl } from './helpers/both-engines.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { sampleTicket } from './helpers/store-samples.ts';

// Two monitors over one PostgreSQL: whoever a person talks to, they see the same.
let monitors: [TestApi, TestApi];
beforeAll(async () => {
  const url = await newPostgresUrl();
  monitors = [await runApi({ store: await openStore({ url }) }), await runApi({ store: await openStore({ url }) })];
});
afterAll(async () => {
  for (const monitor of monitors) await monitor.close();
});

test('a reader at one hears what is done at the other, in order, once', async () => {
  const [here, there] = monitors;
  const heard: StreamMessage[] = [];
  const socket = new WebSocket(`${here.baseUrl.replace('http', 'ws')}${STREAM_PATH}`);
  socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token: here.people.social.token })));
  socket.on('message', (data) => heard.push(streamMessageSchema.parse(JSON.parse(String(data)))));
  await expect.poll(() => heard.length).toBe(1);
  const mentions = await there.addMentions(Array.from({ length: 20 }, () => ({})));
  await Promise.all(
    mentions.map((mention, i) => monitors[i % 2]?.people.social.client.claimMention({ params: { id: mention.id } })),
  );
  const seqs = () => heard.flatMap((message) => (message.type === 'event' ? [message.event.seq] : []));
  await expect.poll(() => seqs().length, { timeout: 10_000 }).toBe(40);
  const first = seqs()[0] ?? 0;
  expect(seqs()).toEqual(Array.from({ length: 40 }, (_, i) => first + i));
  socket.terminate();
});

test('of many who take one mention at both at once, one has it', async () => {
  const [here, there] = monitors;
  const mention = await here.addMention();
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, (_, i) => {
      const { client } = (i % 2 === 0 ? here : there).people[i % 4 < 2 ? 'social' : 'agent'];
      return client.claimMention({ params: { id: mention.id } });
    }),
  );
  const { mention: after, events } = await there.people.pr.client.getMention({ params: { id: mention.id } });
  expect(after.state).toBe('claimed');
  expect(events.filter((event) => event.type === 'mention.claimed')).toHaveLength(1);
  for (const one of tries)
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'claimed-by-other' });
});

test('one client key makes one ticket, whichever monitor is asked', async () => {
  const body = { ...sampleTicket({ clientKey: randomUUID(), contact: '13700137000' }), evidence: null };
  const made = await Promise.all(
    Array.from({ length: 10 }, (_, i) => monitors[i % 2]?.people.agent.client.createTicket({ body })),
  );
  expect(new Set(made.map((one) => one?.ticket.id)).size).toBe(1);
  expect(made.filter((one) => one?.created)).toHaveLength(1);
});

test('a device that is revoked at one is out at the other', async () => {
  const [here, there] = monitors;
  const { person } = here.people.manager;
  const { items } = await there.people.admin.client.listDevices({ params: { id: person.id } });
  await there.people.admin.client.revokeDevice({ params: { id: items[0]?.id ?? '' } });
  await expect(here.people.manager.client.getMe()).rejects.toMatchObject({ code: 'bad-token' });
});
