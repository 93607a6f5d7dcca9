import { createHash, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { insertClock, listClocksOf } from '../monitor/store/desk/clocks.ts';
import { addMentionKeys } from '../monitor/store/heard/mention-keys.ts';
import { insertPairingCode } from '../monitor/store/people/people.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { EvidenceCapture } from '../shared/model/evidence.ts';
import type { TicketDraft } from '../shared/model/ticket.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { sampleTicket } from './helpers/store-samples.ts';

let api: TestApi;
beforeAll(async () => {
  api = await runApi();
});
afterAll(() => api.close());
afterEach(() => {
  api.clock.aheadMs = 0;
});

function draft(change: Partial<TicketDraft> = {}): TicketDraft {
  return {
    ...sampleTicket({ clientKey: randomUUID(), createdAt: api.clock.now(), ...change }),
    evidence: change.evidence ?? null,
  };
}

function capture(text: string): EvidenceCapture {
  return {
    capturedAt: api.clock.now(),
    url: 'https://forum.example/p/1',
    timeZone: 'Asia/Shanghai',
    userAgent: 'test',
    extensionVersion: '0.1.0',
    viewport: { width: 1280, height: 800, scale: 1 },
    items: [
      {
        kind: 'html',
        mediaType: 'text/html',
        data: text,
        encoding: 'utf8',
        sha256: createHash('sha256').update(text).digest('hex'),
      },
    ],
    missing: [],
  };
}

async function addRunningClock(mentionId: string, dueInMs = 540_000): Promise<void> {
  const now = api.clock.now();
  await insertClock(api.store.db, {
    subject: 'mention',
    subjectId: mentionId,
    policyId: 'social-answer',
    rule: 'SLA-SOCIAL',
    startedAt: now - 60_000,
    warnAt: now + dueInMs / 2,
    dueAt: now + dueInMs,
    calendarKnown: true,
    drill: false,
  });
}

describe('pairing', () => {
  test('a code pairs one device, once; unpairing makes the token worthless', async () => {
    const { person } = api.people.social;
    const { code, expiresAt } = await api.people.admin.client.createPairingCode({ params: { id: person.id } });
    expect(expiresAt - api.clock.now()).toBeGreaterThan(4 * 60_000);
    const paired = await api.clientOf(null).pair({ body: { code, device: 'Chrome' } });
    expect(paired.person).toEqual(person);
    expect(paired.token).toMatch(/^[\w-]{43}$/);
    const mine = api.clientOf(paired.token);
    expect(await mine.getMe()).toMatchObject({ person, device: { name: 'Chrome', origin: null } });
    await expect(api.clientOf(null).pair({ body: { code, device: 'again' } })).rejects.toMatchObject({
      code: 'pairing-refused',
      status: 403,
    });
    expect(await mine.unpair()).toEqual({ revoked: true });
    await expect(mine.getMe()).rejects.toMatchObject({ code: 'bad-token', status: 401 });
  });

  test('a code dies after five minutes and after five wrong tries', async () => {
    const { db } = api.store;
    const personId = api.people.agent.person.id;
    const old = await insertPairingCode(db, { personId, now: api.clock.now() - 5 * 60_000 - 1 });
    const anonymous = api.clientOf(null);
    const refused = { code: 'pairing-refused' };
    await expect(anonymous.pair({ body: { code: old.code, device: 'd' } })).rejects.toMatchObject(refused);

    const fresh = await insertPairingCode(db, { personId, now: api.clock.now() });
    const wrong = `${fresh.code.slice(0, 4)}${fresh.code.endsWith('0000') ? '0001' : '0000'}`;
    for (let i = 0; i < 5; i += 1)
      await expect(anonymous.pair({ body: { code: wrong, device: 'd' } })).rejects.toMatchObject(refused);
    await expect(anonymous.pair({ body: { code: fresh.code, device: 'd' } })).rejects.toMatchObject(refused);
  });

  test('who guesses is put off by address; codes that were not meant live on', async () => {
    const personId = api.people.agent.person.id;
    const { code } = await insertPairingCode(api.store.db, { personId, now: api.clock.now() });
    const pair = (given: string) => api.clientOf(null).pair({ body: { code: given, device: 'd' } });
    const guesses = Array.from({ length: 30 }, (_, i) =>
      `${(Number(code.slice(0, 4)) + i + 1) % 10_000}`.padStart(4, '0'),
    );
    const said: string[] = [];
    for (const half of guesses) await pair(`${half}0000`).catch((error: { code: string }) => said.push(error.code));
    expect(new Set(said)).toEqual(new Set(['pairing-refused', 'too-many']));
    expect(said.at(-1)).toBe('too-many');
    // The address is put off even with the right code, for the time a code lives; nothing else of it is.
    await expect(pair(code)).rejects.toMatchObject({ code: 'too-many' });
    await expect(api.people.agent.client.getMe()).resolves.toBeDefined();
    api.clock.aheadMs += 5 * 60_000;
    const fresh = await insertPairingCode(api.store.db, { personId, now: api.clock.now() });
    await expect(pair(fresh.code)).resolves.toMatchObject({ person: { id: personId } });
    api.clock.aheadMs = 0;
  });

  test('a code is good for the fifth try', async () => {
    const fresh = await insertPairingCode(api.store.db, {
      personId: api.people.agent.person.id,
      now: api.clock.now(),
    });
    const wrong = `${fresh.code.slice(0, 4)}${fresh.code.endsWith('0000') ? '0001' : '0000'}`;
    const anonymous = api.clientOf(null);
    for (let i = 0; i < 4; i += 1)
      await expect(anonymous.pair({ body: { code: wrong, device: 'd' } })).rejects.toMatchObject({ status: 403 });
    expect(await anonymous.pair({ body: { code: fresh.code, device: 'd' } })).toMatchObject({
      person: { id: api.people.agent.person.id },
    });
  });
});

describe('mentions', () => {
  test('told, claimed, answered: each instant once, and the clock stops', async () => {
    const { client, person } = api.people.social;
    const mention = await api.addMention();
    await addRunningClock(mention.id);
    const at = api.clock.now();
    const { mention: told } = await client.tellMention({ params: { id: mention.id }, body: { at } });
    expect(told.toldAt).toBe(at);
    const again = await client.tellMention({ params: { id: mention.id }, body: { at: at + 5 } });
    expect(again.mention.toldAt).toBe(at);

    const { mention: claimed } = await client.claimMention({ params: { id: mention.id } });
    expect(claimed).toMatchObject({ state: 'claimed', claimedBy: person.id });

    const answer = {
      how: 'page',
      at: api.clock.now(),
      text: '您好',
      permalink: 'https://forum.example/p/1#r',
    } as const;
    const first = await client.answerMention({ params: { id: mention.id }, body: answer });
    expect(first.mention).toMatchObject({
      ...{ state: 'answered', answeredHow: 'page', answeredBy: person.id, answerText: '您好' },
    });
    const { seq } = await client.getStatus();
    const second = await client.answerMention({ params: { id: mention.id }, body: { ...answer, at: answer.at + 9 } });
    expect(second.mention).toEqual(first.mention);
    expect((await client.getStatus()).seq).toBe(seq);

    const detail = await client.getMention({ params: { id: mention.id } });
    expect(detail.clocks).toMatchObject([{ outcome: 'met', stoppedAt: first.mention.answeredAt }]);
    expect(detail.events.map((event) => event.type)).toEqual([
      'mention.found',
      'mention.told',
      'mention.claimed',
      'mention.answered',
    ]);
  });

  test('a word that stands in the title is before the text, and the mention is listed all the same', async () => {
    const { analysis } = await api.addMention();
    const matches = [{ type: 'complaint', term: '投诉', start: -3, end: -1 }];
    const { id } = await api.addMention({ title: '要投诉', analysis: { ...analysis, matches } });
    const { mention } = await api.people.social.client.getMention({ params: { id } });
    expect(mention.analysis.matches).toEqual(matches);
  });

  test('an answer with a clock of the future counts from now', async () => {
    const mention = await api.addMention();
    const { mention: answered } = await api.people.social.client.answerMention({
      params: { id: mention.id },
      body: { how: 'self-declared', at: api.clock.now() + 3_600_000 },
    });
    expect(answered.answeredAt).toBeLessThanOrEqual(api.clock.now());
  });

  test('of twenty who take it at once one has it, and the others learn who', async () => {
    const mention = await api.addMention();
    const callers = [api.people.social, api.people.agent];
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => callers[i % 2]?.client.claimMention({ params: { id: mention.id } })),
    );
    const { mention: after } = await api.people.pr.client.getMention({ params: { id: mention.id } });
    const winner = callers.find((caller) => caller.person.id === after.claimedBy);
    expect(winner).toBeDefined();
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(10);
    for (const one of tries) {
      if (one.status === 'rejected') {
        expect(one.reason).toMatchObject({ status: 409, code: 'claimed-by-other' });
        expect(String(one.reason.labels['zh-CN'])).toContain(winner?.person.name);
      }
    }
    const events = (await api.people.pr.client.getMention({ params: { id: mention.id } })).events;
    expect(events.filter((event) => event.type === 'mention.claimed')).toHaveLength(1);
  });

  test('only a lead releases what another person holds', async () => {
    const mention = await api.addMention();
    const params = { id: mention.id };
    await api.people.social.client.claimMention({ params });
    await expect(api.people.agent.client.releaseMention({ params })).rejects.toMatchObject({
      code: 'claimed-by-other',
    });
    expect((await api.people.lead.client.releaseMention({ params })).mention.state).toBe('open');
  });

  test('dismissed: the clock ends without a verdict; reopened: it goes on as before', async () => {
    const mention = await api.addMention();
    await addRunningClock(mention.id);
    const params = { id: mention.id };
    const { client } = api.people.social;
    await client.dismissMention({ params, body: { reason: 'not-ours' } });
    const [stopped] = await listClocksOf(api.store.db, mention.id);
    expect(stopped?.outcome).toBe('cancelled');
    await expect(client.claimMention({ params })).rejects.toMatchObject({ code: 'wrong-state', status: 409 });
    expect((await client.reopenMention({ params })).mention.state).toBe('open');
    const clocks = await listClocksOf(api.store.db, mention.id);
    expect(clocks.find((clock) => clock.outcome === null)?.dueAt).toBe(stopped?.dueAt);
  });

  test('lists by state, brand, words; pages without a gap or a repeat', async () => {
    const { client } = api.people.social;
    for (let i = 0; i < 7; i += 1) await api.addMention({ brandId: 'paged', text: `扫地机器人漏水 ${i}` });
    await api.addMention({ brandId: 'paged', text: '物流太慢' });
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await client.listMentions({
        query: { brand: ['paged'], q: '漏水', limit: 3, ...(after === undefined ? {} : { after }) },
      });
      seen.push(...page.items.map((mention) => mention.number));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(7);
    expect([...seen].sort((a, b) => b - a)).toEqual(seen);
    await expect(client.listMentions({ query: { after: 'bm9wZQ' } })).rejects.toMatchObject({ code: 'bad-cursor' });
  });

  test('the overlay finds the posts of a page by key and by link', async () => {
    const one = await api.addMention();
    const two = await api.addMention({ postKey: 'link:forum.example/thread/7?page=2' });
    const further = [{ postKey: 'mastodon:7', brandId: one.brandId, mentionId: one.id }];
    await inTransaction(api.store.db, (trx) => addMentionKeys(trx, further));
    const { items, keys } = await api.people.social.client.lookupMentions({
      body: {
        postKeys: ['mastodon:7', 'unknown'],
        permalinks: ['https://www.forum.example/thread/7/?utm_source=x&page=2', 'javascript:alert(1)', ''],
      },
    });
    expect(items.map((mention) => mention.id).sort()).toEqual([one.id, two.id].sort());
    expect(keys).toEqual(
      expect.arrayContaining([
        { postKey: 'mastodon:7', mentionId: one.id },
        { postKey: two.postKey, mentionId: two.id },
      ]),
    );
  });
});

describe('tickets', () => {
  test('twenty tries with one key make one ticket: 201 once, 200 after', async () => {
    const body = draft({ clientKey: 'same-key-0001' });
    const statuses: number[] = [];
    const ids = new Set<string>();
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const response = await fetch(`${api.baseUrl}/v1/tickets`, {
          method: 'POST',
          headers: { authorization: `Bearer ${api.people.social.token}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        statuses.push(response.status);
        ids.add(((await response.json()) as { ticket: { id: string } }).ticket.id);
      }),
    );
    expect(ids.size).toBe(1);
    expect(statuses.sort()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
  });

  test('joins the mention of its post, gets clocks and a handler, and takes the answer as first response', async () => {
    const mention = await api.addMention();
    const { client, person } = api.people.social;
    const { ticket } = await client.createTicket({ body: draft({ postKey: mention.postKey }) });
    expect(ticket).toMatchObject({ mentionId: mention.id, handlerId: person.id, state: 'open' });
    expect(ticket.dueAt).not.toBeNull();
    const before = await client.getTicket({ params: { id: ticket.id } });
    expect(before.clocks.length).toBeGreaterThan(1);
    const { mention: answered } = await client.answerMention({
      params: { id: mention.id },
      body: { how: 'page', at: api.clock.now() },
    });
    expect(answered.ticketId).toBe(ticket.id);
    const after = await client.getTicket({ params: { id: ticket.id } });
    expect(after.ticket.firstResponseAt).toBe(answered.answeredAt);
  });

  test('resolved and closed stop the clocks; a change says what changed', async () => {
    const { client } = api.people.agent;
    const { ticket } = await client.createTicket({ body: draft() });
    const params = { id: ticket.id };
    await client.updateTicket({ params, body: { state: 'working', product: '云雀 X1' } });
    const { ticket: resolved } = await client.updateTicket({
      params,
      body: { state: 'resolved', result: '已退款', satisfaction: 5 },
    });
    expect(resolved).toMatchObject({ state: 'resolved', result: '已退款', satisfaction: 5, product: '云雀 X1' });
    const { clocks } = await client.getTicket({ params });
    expect(clocks.find((clock) => clock.policyId.includes('resolution'))?.outcome).toBe('met');
    const { ticket: closed } = await client.updateTicket({
      params,
      body: { state: 'closed', closeReason: '客户满意' },
    });
    expect(closed.closeReason).toBe('客户满意');
    const { clocks: ended } = await client.getTicket({ params });
    expect(ended.every((clock) => clock.outcome !== null)).toBe(true);
    await expect(client.updateTicket({ params, body: { staet: 'open' } as never })).rejects.toMatchObject({
      code: 'bad-request',
      field: 'body',
    });
  });

  test('waiting for the customer holds the solution clock, and it goes on with the time that was left', async () => {
    const { client } = api.people.agent;
    const { ticket } = await client.createTicket({ body: draft({ urgency: 'normal', publishedAt: api.clock.now() }) });
    const params = { id: ticket.id };
    await client.updateTicket({ params, body: { state: 'waiting' } });
    const held = (await client.getTicket({ params })).clocks.filter((clock) => clock.pausedAt !== null);
    expect(held.length).toBeGreaterThan(0);
    api.clock.aheadMs += 3_600_000;
    const { ticket: back } = await client.updateTicket({ params, body: { state: 'working' } });
    expect((back.dueAt ?? 0) - (ticket.dueAt ?? 0)).toBeGreaterThanOrEqual(3_600_000);
  });

  test('undo: by its maker, within a minute, and a late repeat makes no second one', async () => {
    const body = draft({ clientKey: 'undo-key-0001' });
    const { ticket } = await api.people.social.client.createTicket({ body });
    const params = { id: ticket.id };
    await expect(api.people.agent.client.withdrawTicket({ params })).rejects.toMatchObject({ code: 'too-late' });
    expect(await api.people.social.client.withdrawTicket({ params })).toEqual({ withdrawn: true });
    expect(await api.people.social.client.withdrawTicket({ params })).toEqual({ withdrawn: true });
    expect(await api.people.social.client.createTicket({ body })).toMatchObject({ created: false });
    const { items } = await api.people.social.client.listTickets({ query: {} });
    expect(items.map((one) => one.id)).not.toContain(ticket.id);

    const late = await api.people.social.client.createTicket({ body: draft() });
    api.clock.aheadMs = 61_000;
    await expect(api.people.social.client.withdrawTicket({ params: { id: late.ticket.id } })).rejects.toMatchObject({
      code: 'too-late',
      status: 409,
    });
  });

  test('evidence leaves as an attachment of plain text, and a false hash is refused', async () => {
    const { client, token } = api.people.social;
    const { ticket } = await client.createTicket({ body: draft({ evidence: capture('<script>alert(1)</script>') }) });
    const detail = await client.getTicket({ params: { id: ticket.id } });
    expect(detail.evidence).toMatchObject([{ kind: 'html', mediaType: 'text/html', sizeBytes: 25 }]);
    const response = await fetch(`${api.baseUrl}/v1/tickets/${ticket.id}/evidence/${detail.evidence[0]?.id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="html-[0-9a-f]{12}\.txt"$/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('<script>alert(1)</script>');
    const other = await client.createTicket({ body: draft() });
    await expect(
      client.getEvidence({ params: { id: other.ticket.id, evidenceId: detail.evidence[0]?.id ?? '' } }),
    ).rejects.toMatchObject({ status: 404 });

    const forged = capture('a');
    const items = forged.items.map((item) => ({ ...item, data: 'b' }));
    await expect(client.createTicket({ body: draft({ evidence: { ...forged, items } }) })).rejects.toMatchObject({
      code: 'hash-mismatch',
      field: 'body.evidence.items.0',
    });
    const misnamed = forged.items.map((item) => ({ ...item, kind: 'screenshot' as const, mediaType: 'image/png' }));
    await expect(
      client.createTicket({ body: draft({ evidence: { ...forged, items: misnamed } }) }),
    ).rejects.toMatchObject({
      code: 'bad-evidence',
      field: 'body.evidence.items.0',
      labels: { 'zh-CN': expect.stringContaining('不是完整的图片'), en: expect.stringContaining('no whole picture') },
    });
  });

  test('lists, events and the auditor see personal data masked; who works on it sees it whole', async () => {
    const { client } = api.people.agent;
    const body = draft({ contact: '13800138000', orderNumber: 'SF1234567890123', problem: '我的电话13800138000' });
    const { ticket } = await client.createTicket({ body });
    const params = { id: ticket.id };
    expect((await client.getTicket({ params })).ticket.contact).toBe('13800138000');
    const { items } = await client.listTickets({ query: { handler: api.people.agent.person.id } });
    const seen = [
      items.find((one) => one.id === ticket.id),
      await api.people.auditor.client.getTicket({ params }),
      (await client.listEvents({ query: { limit: 1000 } })).items,
    ];
    for (const one of seen) {
      expect(JSON.stringify(one)).toContain(ticket.id);
      expect(JSON.stringify(one)).not.toMatch(/13800138000|SF1234567890123/);
    }
  });
});

test('status counts what is real, and the event log pages to its end', async () => {
  const { client } = api.people.lead;
  const before = await client.getStatus();
  await api.addMention({ drill: true });
  await api.addMention();
  const after = await client.getStatus();
  expect(after.counts.open - before.counts.open).toBe(1);
  expect(after.seq - before.seq).toBe(2);
  const { items, last } = await client.listEvents({ query: { after: before.seq, types: ['mention.claimed'] } });
  expect(items).toEqual([]);
  expect(last).toBe(after.seq);
});
