import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { type AuditLine, appendAudit, CHAIN_START, readAudit } from '../monitor/store/audit/audit.ts';
import {
  listAuditSeals,
  readAuditStamp,
  type SealSigner,
  sealAudit,
  stampAuditSeal,
} from '../monitor/store/audit/audit-seals.ts';
import { verifyAudit } from '../monitor/store/audit/audit-verify.ts';
import { canonicalJson } from '../monitor/store/audit/canonical-json.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import { onBothEngines } from './helpers/both-engines.ts';

const keys = generateKeyPairSync('ed25519');
const signer: SealSigner = {
  keyId: 'k1',
  sign: (head) => sign(null, Buffer.from(head), keys.privateKey).toString('hex'),
};
const isSigned = ({ head, signature }: { head: string; signature: string }) =>
  verify(null, Buffer.from(head), keys.publicKey, Buffer.from(signature, 'hex'));

const line = (chain: string, change: Partial<AuditLine> = {}): AuditLine => ({
  chain,
  at: 5,
  actorId: 'ann',
  action: 'ticket.changed',
  subjectId: 't1',
  details: { to: 'working', from: 'open', nasty: '\0\ud800"\\ 退款' },
  ...change,
});

onBothEngines('audit', (under) => {
  let store: Store;
  beforeEach(async () => {
    store = await under.openNew();
  });
  const append = (chain: string, change: Partial<AuditLine> = {}) =>
    inTransaction(store.db, (trx) => appendAudit(trx, line(chain, change)));
  const seal = (day: string) => inTransaction(store.db, (trx) => sealAudit(trx, { day, now: 9, signer }));
  /** What somebody with the database in their hands does: past the triggers. */
  const tamper = async (statement: string) => {
    const [off, on] =
      under.engine === 'postgres'
        ? [['alter table audit disable trigger user', 'alter table "auditSealHeads" disable trigger user'], []]
        : [
            [
              'drop trigger "auditRefuses-update"',
              'drop trigger "auditRefuses-delete"',
              'drop trigger "auditSealHeadsRefuses-update"',
              'drop trigger "auditSealHeadsRefuses-delete"',
            ],
            [],
          ];
    for (const each of [...(off ?? []), statement, ...(on ?? [])]) await sql.raw(each).execute(store.db);
  };

  it('chains each subject by itself and verifies', async () => {
    for (let i = 0; i < 5; i += 1) await append('ticket:a', { at: i });
    await append('ticket:b');
    const lines = await readAudit(store.db, 'ticket:a');
    expect(lines.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect(lines[0]?.previousHash).toBe(CHAIN_START);
    expect(lines[1]?.previousHash).toBe(lines[0]?.hash);
    expect(lines[0]?.details).toMatchObject({ from: 'open', to: 'working' });
    expect(await verifyAudit(store.db)).toEqual({ lines: 6, chains: 2, seals: 0, faults: [] });
    expect(await verifyAudit(store.db, { chain: 'ticket:b' })).toMatchObject({ lines: 1, chains: 1, faults: [] });
  });

  it('keeps a chain whole when many write to it at once, over several connections', async () => {
    const other = await under.openAgain(store);
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        inTransaction((i % 2 ? store : other).db, (trx) => appendAudit(trx, line(`chain${i % 3}`, { at: i }))),
      ),
    );
    expect(await verifyAudit(store.db)).toEqual({ lines: 40, chains: 3, seals: 0, faults: [] });
  });

  it('leaves no trace of a transaction that was rolled back', async () => {
    await append('ticket:a');
    await expect(
      inTransaction(store.db, async (trx) => {
        await appendAudit(trx, line('ticket:a'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await append('ticket:a');
    expect(await verifyAudit(store.db)).toMatchObject({ lines: 2, faults: [] });
  });

  it.each([
    'update audit set at = 6',
    'delete from audit',
    'update "auditSealHeads" set position = 9',
    'delete from "auditSealHeads"',
  ])('the database itself refuses: %s', async (statement) => {
    await append('ticket:a');
    await seal('2026-11-22');
    await expect(sql.raw(statement).execute(store.db)).rejects.toThrow('append-only');
  });

  it.each([
    [
      'a changed word',
      `update audit set action = 'x' where chain = 'ticket:a' and position = 2`,
      { what: 'changed', position: 2 },
    ],
    [
      'a changed time',
      `update audit set at = 6 where chain = 'ticket:a' and position = 1`,
      { what: 'changed', position: 1 },
    ],
    [
      'another actor',
      `update audit set "actorId" = 'bob' where chain = 'ticket:a' and position = 3`,
      { what: 'changed', position: 3 },
    ],
    [
      'changed details',
      `update audit set details = '{}' where chain = 'ticket:a' and position = 3`,
      { what: 'changed', position: 3 },
    ],
    [
      'a line taken out of the middle',
      `delete from audit where chain = 'ticket:a' and position = 2`,
      { what: 'missing', position: 3 },
    ],
    ['the end cut off', `delete from audit where chain = 'ticket:a' and position = 3`, { what: 'head', position: 2 }],
    ['a whole chain taken away', `delete from audit where chain = 'ticket:a'`, { what: 'missing', chain: 'ticket:a' }],
  ])('shows %s', async (_name, statement, fault) => {
    for (let i = 0; i < 3; i += 1) await append('ticket:a');
    await append('ticket:b');
    await tamper(statement);
    const { faults } = await verifyAudit(store.db);
    expect(faults).toContainEqual(expect.objectContaining(fault));
  });

  it('shows an end that was cut off together with its head, once a seal stands over it', async () => {
    for (let i = 0; i < 3; i += 1) await append('ticket:a');
    await seal('2026-11-22');
    const [first, second] = await readAudit(store.db, 'ticket:a');
    await tamper(`delete from audit where position = 3`);
    await sql`update "auditHeads" set position = 2, hash = ${second?.hash}`.execute(store.db);
    expect(first).toBeDefined();
    const { faults } = await verifyAudit(store.db, { isSigned });
    expect(faults).toEqual([{ chain: 'ticket:a', position: 3, seal: 1, what: 'missing' }]);
  });

  it('seals only what grew, chains the seals, and proves the signature', async () => {
    await append('ticket:a');
    await append('ticket:b');
    const first = await seal('2026-11-22');
    await append('ticket:b');
    const second = await seal('2026-11-23');
    const empty = await seal('2026-11-24');
    expect([first.chains, second.chains, empty.chains]).toEqual([2, 1, 0]);
    expect(second.previousHead).toBe(first.head);
    expect(await verifyAudit(store.db, { isSigned })).toEqual({ lines: 3, chains: 2, seals: 3, faults: [] });
    await expect(seal('2026-11-24')).rejects.toMatchObject({ code: 'constraint' });
    expect(await listAuditSeals(store.db, 1)).toMatchObject([{ number: 2 }, { number: 3 }]);
  });

  it.each([
    ['a forged signature', `update "auditSeals" set signature = '00' where number = 1`, 'signature'],
    ['a changed head', `update "auditSeals" set head = 'aa' where number = 1`, 'seal'],
    ['a seal taken away', `delete from "auditSealHeads" where "sealNumber" = 1`, 'seal'],
    ['another day', `update "auditSeals" set day = '2025-01-01' where number = 1`, 'seal'],
  ])('shows %s', async (_name, statement, what) => {
    await append('ticket:a');
    await seal('2026-11-22');
    await append('ticket:a');
    await seal('2026-11-23');
    await tamper(statement);
    const { faults } = await verifyAudit(store.db, { isSigned });
    expect(faults.map((fault) => fault.what)).toContain(what);
  });

  it('another salt under a seal shows', async () => {
    await append('ticket:a');
    await seal('2026-11-22');
    await tamper(`update "auditSealHeads" set salt = 'aa'`);
    expect((await verifyAudit(store.db)).faults).toEqual([{ chain: null, position: null, seal: 1, what: 'seal' }]);
  });

  it('keeps the time stamp of an authority, once', async () => {
    await append('ticket:a');
    await seal('2026-11-22');
    expect(await readAuditStamp(store.db, 1)).toBeNull();
    await stampAuditSeal(store.db, 1, Buffer.from([1, 2, 3]));
    await stampAuditSeal(store.db, 1, Buffer.from([9]));
    expect([...((await readAuditStamp(store.db, 1)) ?? [])]).toEqual([1, 2, 3]);
    expect(await listAuditSeals(store.db)).toMatchObject([{ stamped: true }]);
  });
});

it('writes the same facts as the same bytes', () => {
  expect(canonicalJson({ b: [{ d: 1, c: '\0' }], a: null })).toBe('{"a":null,"b":[{"c":"\uFFFD","d":1}]}');
});
