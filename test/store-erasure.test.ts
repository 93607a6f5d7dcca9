import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { TICKET_TABLE } from '../monitor/desk/exports/ticket-table.ts';
import { reapplyTombstones, saveTombstones } from '../monitor/desk/keep-tombstones.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { verifyAudit } from '../monitor/store/audit/audit-verify.ts';
import { listEvidence } from '../monitor/store/audit/evidence.ts';
import { backUpStore } from '../monitor/store/backup.ts';
import { mergeCustomers, recogniseCustomer } from '../monitor/store/desk/customers.ts';
import { listTickets } from '../monitor/store/desk/ticket-list.ts';
import { listTicketTags } from '../monitor/store/desk/ticket-work.ts';
import { getTicket, insertTicketOnce } from '../monitor/store/desk/tickets.ts';
import {
  decideDeletionRequest,
  insertDeletionRequest,
  listDeletionRequests,
  noteIdentityCheck,
} from '../monitor/store/forget/deletion-requests.ts';
import { applyTombstones, erasePersonalData } from '../monitor/store/forget/erasure.ts';
import { listLegalHolds, placeLegalHold, releaseLegalHold } from '../monitor/store/forget/legal-holds.ts';
import { purgeTraces } from '../monitor/store/forget/purge-traces.ts';
import { findErasedPosts, listTombstones } from '../monitor/store/forget/tombstones.ts';
import { insertEntriesOnce } from '../monitor/store/heard/entries.ts';
import { listMentions } from '../monitor/store/heard/mention-list.ts';
import { openStore } from '../monitor/store/open-store.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { CANARY, findCanary, PHONE, plantCanary, WORD } from './helpers/plant-canary.ts';
import { SAMPLE_AT, sampleEntry, sampleTicket } from './helpers/store-samples.ts';

/**
 * Tables that nothing of a customer gets into. A new table belongs either here, for a reason that holds, or into
 * `plantCanary`: the test below fails until it does.
 */
const NEVER_PERSONAL = [
  ...['counters', 'lease', 'settings', 'sources', 'storyKeys', 'clocks', 'bursts', 'corrections', 'escalationChecks'],
  // Counts and hashed tag names of pages.
  'siteHealth',
  // Staff, their devices, shifts and channels.
  ...[
    'people',
    'devices',
    'pairingCodes',
    'savedSearches',
    'shifts',
    'absences',
    'departmentMembers',
    'personChannels',
    // Whose browsers were offered which alert; the words stand in the alert.
    'browserOffers',
    'browserOfferPeople',
    'pilots',
  ],
  // The chain holds commitments, which say nothing once the salt is gone.
  ...['audit', 'auditHeads', 'auditSeals', 'auditSealHeads', 'tombstones'],
  ...['ticketLinks', 'surveyInvites', 'surveySums', 'daySums', 'noticeTargets'],
  // Instants and names of brands, topics, sites, products and staff; a day goes when a row of it changes.
  'figureDays',
  'figureHours',
  // The house's own words to everybody.
  ...['teamTemplates', 'templateImages'],
  ...['improvements', 'notices', 'statements', 'statementVerdicts', 'statementPosts'],
  // What was done to the schema.
  ...['schemaSteps', 'schemaStepsLock'],
];

onBothEngines('erasure', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const erase = (scope: Parameters<typeof erasePersonalData>[1]) =>
    inTransaction(store.db, (trx) => erasePersonalData(trx, scope, 9));

  it('SEC-2: the canary is planted in every table that personal data can get to', async () => {
    await plantCanary(store);
    const tables = (await store.db.introspection.getTables()).map(({ name }) => name);
    const personal = tables.filter((name) => !NEVER_PERSONAL.includes(name) && !name.includes('Search'));
    expect((await findCanary(store.db)).filter((name) => !name.includes('Search'))).toEqual(personal.sort());
  });

  it('SEC-2: erasing leaves no trace in any row, in the search, in exports, and (SQLite) in the bytes of the file', async () => {
    await inTransaction(store.db, (trx) =>
      insertTicketOnce(trx, sampleTicket({ problem: '另一张工单' }), { personId: null, now: SAMPLE_AT }),
    );
    const scope = await plantCanary(store);
    expect(await erase(scope)).toEqual({
      ...{ tickets: 1, notes: 1, evidence: 1, mails: 1, helpdeskCopies: 1, mentions: 1, entries: 1 },
      ...{ events: 2, alerts: 1, identities: 4, otherMails: 1 },
    });
    expect(await findCanary(store.db)).toEqual([]);
    const [ticketId = ''] = scope.ticketIds;
    expect((await listMentions(store.db, { query: WORD })).items).toEqual([]);
    const erased = { ...(await getTicket(store.db, ticketId)), customerNumber: null };
    const row = TICKET_TABLE.map(({ cell }) => cell(erased, { language: 'en', timeZone: 'UTC', nameOf: () => null }));
    for (const query of ['鹦鹉', PHONE]) expect((await listTickets(store.db, { query })).items).toEqual([]);
    expect(JSON.stringify(row)).not.toMatch(new RegExp(`${CANARY}|${WORD}|${PHONE}`));
    expect(await listTicketTags(store.db, ticketId)).toEqual([]);
    expect(await listEvidence(store.db, ticketId)).toMatchObject([{ items: [{ erased: true, sha256: '' }] }]);
    expect((await listAlerts(store.db))[0]?.content).toMatchObject({ excerpt: null, author: null, permalink: null });
    expect(await verifyAudit(store.db)).toMatchObject({ faults: [] });
    const keys = [`x:${WORD}`, `y:${WORD}`];
    expect([...(await findErasedPosts(store.db, [...keys, 'x:other']))].sort()).toEqual(keys);

    await purgeTraces(store);
    expect((await listTickets(store.db, { query: '另一张' })).items).toHaveLength(1);
    if (store.path)
      for (const file of [store.path, `${store.path}-wal`]) {
        const bytes = readFileSync(file);
        for (const trace of [CANARY, WORD, PHONE, '鹦鹉'])
          expect([file, trace, bytes.includes(trace)]).toEqual([file, trace, false]);
      }
  });

  it('SEC-2: a customer whose records were merged is erased in all of them', async () => {
    const [kept, merged] = await inTransaction(store.db, async (trx) => {
      const make = (value: string) =>
        recogniseCustomer(trx, { identities: [{ kind: 'phone', value }], name: CANARY, drill: false, now: 1 });
      const [one, other] = [(await make('1')).customer.id, (await make('2')).customer.id];
      await mergeCustomers(trx, { from: other, into: one, now: 2 });
      return [one, other];
    });
    await erase({ customerId: kept, ticketIds: [], mentionIds: [] });
    expect(await findCanary(store.db)).toEqual([]);
    expect((await listTombstones(store.db)).map(({ id }) => id).sort()).toEqual([kept, merged].sort());
  });

  it('lasts when the source shows the post again', async () => {
    await erase(await plantCanary(store));
    const seen = { title: CANARY, content: `${CANARY} ${WORD} ${PHONE}`, link: `https://x.example/${WORD}` };
    const [byKey, byContent] = await inTransaction(store.db, (trx) =>
      insertEntriesOnce(trx, {
        sourceId: 's',
        entries: [
          sampleEntry({ id: WORD, title: 'new words', link: null, postKey: `x:${WORD}` }),
          sampleEntry({ id: null, ...seen }),
        ],
        now: 20,
        drill: false,
      }),
    );
    expect([byKey?.outcome, byContent?.outcome]).toEqual(['known', 'known']);
    expect(await findCanary(store.db)).toEqual([]);
  });

  it('is refused while a legal hold stands, also on a merged record, and then nothing is touched', async () => {
    const scope = await plantCanary(store);
    const [ticketId = ''] = scope.ticketIds;
    const merged = await store.db
      .selectFrom('customers')
      .select('id')
      .where('mergedInto', '=', scope.customerId)
      .executeTakeFirstOrThrow();
    for (const subjectId of [ticketId, merged.id]) {
      const hold = await placeLegalHold(store.db, { subjectId, reason: 'lawsuit', personId: 'p', now: 5 });
      await expect(erase(scope)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('lawsuit'),
      });
      expect((await getTicket(store.db, ticketId)).problem).toContain(CANARY);
      expect(await releaseLegalHold(store.db, { id: hold.id, personId: 'p', now: 6 })).toBe(true);
      expect(await releaseLegalHold(store.db, { id: hold.id, personId: 'p', now: 7 })).toBe(false);
    }
    expect(await listLegalHolds(store.db, scope.ticketIds)).toEqual([]);
    expect(await erase(scope)).toMatchObject({ tickets: 1 });
  });

  it('SEC-2: of a customer on hold not even what is closed is erased, and no post that a ticket on hold is about', async () => {
    const scope = await plantCanary(store);
    const [ticketId = '', mentionId = ''] = [scope.ticketIds[0], scope.mentionIds[0]];
    const held = await inTransaction(store.db, (trx) =>
      insertTicketOnce(trx, sampleTicket({ clientKey: 'of another', mentionId }), { personId: null, now: SAMPLE_AT }),
    );
    const hold = (subjectId: string) =>
      placeLegalHold(store.db, { subjectId, reason: 'lawsuit', personId: 'p', now: 5 });
    const closedOnly = { customerId: null, ticketIds: [ticketId], mentionIds: [] };
    const postOnly = { customerId: null, ticketIds: [], mentionIds: [mentionId] };
    for (const [subjectId, wanted] of [
      [scope.customerId ?? '', closedOnly],
      [held.ticket.id, postOnly],
    ] as const) {
      const { id } = await hold(subjectId);
      await expect(erase(wanted)).rejects.toMatchObject({ code: 'conflict', details: { holdId: id } });
      await releaseLegalHold(store.db, { id, personId: 'p', now: 6 });
      expect(await erase(wanted)).toBeDefined();
    }
  });

  describe('a backup that is restored', () => {
    /** What a backup would bring back: the rows as they were, and a hold that was released since. */
    const restoreOver = async () => {
      const scope = await plantCanary(store);
      await placeLegalHold(store.db, { subjectId: scope.ticketIds[0] ?? '', reason: 'old', personId: 'p', now: 5 });
      return scope;
    };

    it('forgets again what was erased, whatever hold stood in it', async () => {
      const scope = await restoreOver();
      const stones = [
        ...scope.ticketIds.map((id) => ({ kind: 'ticket' as const, id, erasedAt: 9 })),
        ...scope.mentionIds.map((id) => ({ kind: 'mention' as const, id, erasedAt: 9 })),
        { kind: 'customer' as const, id: scope.customerId, erasedAt: 9 },
        { kind: 'post' as const, id: 'hash of a post', erasedAt: 9 },
      ];
      const apply = () => applyTombstones(store.db, stones, 10);
      // The record that was merged has none in this list; in life it has, see above.
      await store.db
        .updateTable('customers')
        .set({ name: null, language: null, preferredChannel: null, blockReason: null })
        .execute();
      expect(await apply()).toBe(4);
      expect(await findCanary(store.db)).toEqual([]);
      // The four, and the post that was emptied by each of its two keys.
      expect(await listTombstones(store.db)).toHaveLength(6);
      expect(await apply()).toBe(0);
    });

    it('is made to forget by the file beside the database, before the monitor works with it', async () => {
      const home = await mkdtemp(join(tmpdir(), 'earshot-tombstones-'));
      expect(await reapplyTombstones(store, home, 1)).toBe(0);
      const scope = await plantCanary(store);
      if (store.path) {
        const copy = join(dirname(store.path), 'backup.db');
        expect((await backUpStore(store, copy)).sizeBytes).toBeGreaterThan(0);
        await expect(backUpStore(store, copy)).rejects.toMatchObject({ code: 'conflict' });
        await erase(scope);
        await saveTombstones(store, home);
        const file = readFileSync(join(home, 'erased.jsonl'), 'utf8');
        expect(file).not.toMatch(new RegExp(`${CANARY}|${WORD}|${PHONE}`));
        const restored = await openStore({ url: `sqlite:${copy}` });
        expect(await findCanary(restored.db)).toContain('tickets');
        expect(await reapplyTombstones(restored, home, 10)).toBeGreaterThan(3);
        expect(await findCanary(restored.db)).toEqual([]);
        const [line] = await readAudit(restored.db, 'system');
        expect(line).toMatchObject({ action: 'erasure.reapplied' });
        await restored.close();
        for (const end of ['', '-wal'])
          if (existsSync(`${copy}${end}`)) expect(readFileSync(`${copy}${end}`).includes(WORD)).toBe(false);
      } else {
        await expect(backUpStore(store, '/nowhere')).rejects.toThrow('pg_dump');
      }
      await writeFile(join(home, 'erased.jsonl'), '{"kind":"ticket"}\n');
      await expect(reapplyTombstones(store, home, 1)).rejects.toThrow('erased.jsonl:1');
      await rm(home, { recursive: true });
    });
  });

  it('needs an identity check and a reason, and is decided once', async () => {
    const { customerId } = await plantCanary(store);
    const request = { customerId, via: 'mail', scope: ['tickets'], dueAt: 100, now: 1 };
    const { id } = await insertDeletionRequest(store.db, request);
    const decide = (reason: string) =>
      inTransaction(store.db, (trx) =>
        decideDeletionRequest(trx, {
          ...{ id, decision: 'deleted', reasonCode: 'asked', reason, personId: 'p', proof: { tickets: 1 }, now: 5 },
        }),
      );
    await expect(decide('person asked')).rejects.toThrow('Check first');
    await noteIdentityCheck(store.db, id, 'called back');
    await expect(decide(' ')).rejects.toMatchObject({ code: 'constraint' });
    const open = (await listDeletionRequests(store.db, true)).length;
    expect(await decide('person asked')).toMatchObject({ decision: 'deleted', proof: { tickets: 1 } });
    await expect(decide('again')).rejects.toThrow('decided before');
    expect(await listDeletionRequests(store.db, true)).toHaveLength(open - 1);
    expect((await listDeletionRequests(store.db)).map((one) => one.id)).toContain(id);
  });
});
