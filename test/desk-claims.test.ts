import { beforeEach, expect, it } from 'vitest';
import { claimMention } from '../monitor/desk/mention-steps.ts';
import { writePolicyChanges } from '../monitor/desk/read-policies.ts';
import { tickClaims } from '../monitor/desk/tick-claims.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { getMention } from '../monitor/store/heard/mentions.ts';
import { insertDevice, insertPerson, revokeDevice, touchDevices } from '../monitor/store/people/people.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { PolicyChanges } from '../shared/service/policy-changes.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { MINUTE } from './helpers/living-desk.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleMention, SAMPLE_AT as T } from './helpers/store-samples.ts';

onBothEngines('claims of people who are gone', (under) => {
  let store: Store;
  let personId: string;
  let mentionId: string;
  beforeEach(async () => {
    store = await under.openNew();
    ({ id: personId } = await insertPerson(store.db, { name: '小林', role: 'social', now: T }));
    const { mention } = await inTransaction(store.db, (trx) => insertMention(trx, sampleMention()));
    mentionId = mention.id;
    await claimMention(store.db, { id: mentionId, personId, now: T });
  });
  const device = async () =>
    (await inTransaction(store.db, (trx) => insertDevice(trx, { personId, name: 'x', origin: null, now: T }))).device;
  const state = async () => (await getMention(store.db, mentionId)).state;

  it('a claim goes back to the queue when its holder was not heard of for ten minutes, and the record says why', async () => {
    await touchDevices(store.db, [(await device()).id], T);
    expect(await tickClaims(store.db, T + 10 * MINUTE)).toBe(0);
    expect(await tickClaims(store.db, T + 10 * MINUTE + 1)).toBe(1);
    expect(await getMention(store.db, mentionId)).toMatchObject({ state: 'open', claimedBy: null });
    expect((await readAudit(store.db, `mention:${mentionId}`)).at(-1)).toMatchObject({
      actorId: null,
      action: 'mention.released',
      details: { idleMinutes: 10, heldBy: personId },
    });
    expect((await readEventsAfter(store.db, 0, 100)).at(-1)).toMatchObject({ type: 'mention.released' });
    expect(await tickClaims(store.db, T + 30 * MINUTE)).toBe(0);
  });

  it('SOC-1: administrators say after how many minutes, or that it never goes', async () => {
    await touchDevices(store.db, [(await device()).id], T);
    const change = (claims: NonNullable<PolicyChanges['claims']>) =>
      inTransaction(store.db, (trx) => writePolicyChanges(trx, { claims }, T));
    await change([{ id: 'idle-claim', enabled: false }]);
    expect(await tickClaims(store.db, T + 60 * MINUTE)).toBe(0);
    await change([{ id: 'idle-claim', idleMinutes: 3 }]);
    expect(await tickClaims(store.db, T + 3 * MINUTE)).toBe(0);
    expect(await tickClaims(store.db, T + 3 * MINUTE + 1)).toBe(1);
    expect((await readAudit(store.db, `mention:${mentionId}`)).at(-1)?.details).toMatchObject({ idleMinutes: 3 });
  });

  it('an open browser keeps it', async () => {
    const { id } = await device();
    await touchDevices(store.db, [id], T + 9 * MINUTE);
    expect(await tickClaims(store.db, T + 18 * MINUTE)).toBe(0);
    expect(await state()).toBe('claimed');
  });

  it('of several devices one is enough, and a revoked one is none', async () => {
    const [old, current] = [await device(), await device()];
    await touchDevices(store.db, [old.id, current.id], T + 15 * MINUTE);
    await inTransaction(store.db, (trx) => revokeDevice(trx, current.id, T + 15 * MINUTE));
    expect(await tickClaims(store.db, T + 16 * MINUTE)).toBe(0);
    expect(await tickClaims(store.db, T + 26 * MINUTE)).toBe(1);
  });

  it('who works without any device keeps it: their going cannot be seen', async () => {
    expect(await tickClaims(store.db, T + 60 * MINUTE)).toBe(0);
    expect(await state()).toBe('claimed');
  });
});
