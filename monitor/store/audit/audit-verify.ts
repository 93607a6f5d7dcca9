import type { Db } from '../store.ts';
import { CHAIN_START, hashAuditLine } from './audit.ts';
import { fitsSeal, listAuditSeals } from './audit-seals.ts';

/** Something in the audit log that is not as it was written. */
export interface AuditFault {
  readonly chain: string | null;
  readonly position: number | null;
  readonly seal: number | null;
  readonly what: 'changed' | 'missing' | 'head' | 'seal' | 'signature';
}

export interface AuditVerdict {
  readonly lines: number;
  readonly chains: number;
  readonly seals: number;
  /** Empty: everything is as it was written, up to the last line. */
  readonly faults: AuditFault[];
}

const PIECE = 2000;

/**
 * Reads the whole log (or one chain) and says what does not fit. What stands under a seal is proven up to the seal;
 * lines after the last seal are proven against each other only.
 * @param isSigned tells whether a signature of a head is good; left out: signatures are not looked at.
 */
export async function verifyAudit(
  db: Db,
  options: { chain?: string; isSigned?: (seal: { head: string; signature: string; keyId: string }) => boolean } = {},
): Promise<AuditVerdict> {
  const faults: AuditFault[] = [];
  const ends = await verifyChains(db, options.chain, faults);
  const seals = options.chain === undefined ? await verifySeals(db, options.isSigned, faults) : 0;
  return { lines: ends.lines, chains: ends.chains, seals, faults };
}

async function verifyChains(
  db: Db,
  only: string | undefined,
  faults: AuditFault[],
): Promise<{ lines: number; chains: number }> {
  let at = { chain: '', position: 0, hash: CHAIN_START };
  let lines = 0;
  let chains = 0;
  const endChain = async () => {
    if (at.chain === '') return;
    const head = await db.selectFrom('auditHeads').selectAll().where('chain', '=', at.chain).executeTakeFirst();
    if (head?.position !== at.position || head.hash !== at.hash)
      faults.push({ chain: at.chain, position: at.position, seal: null, what: 'head' });
  };
  for (;;) {
    const { chain, position } = at;
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .$if(only !== undefined, (query) => query.where('chain', '=', only ?? ''))
      .where((eb) => eb.or([eb('chain', '>', chain), eb.and([eb('chain', '=', chain), eb('position', '>', position)])]))
      .orderBy('chain')
      .orderBy('position')
      .limit(PIECE)
      .execute();
    for (const { hash, ...line } of rows) {
      if (line.chain !== at.chain) {
        await endChain();
        at = { chain: line.chain, position: 0, hash: CHAIN_START };
        chains += 1;
      }
      lines += 1;
      const place = { chain: line.chain, position: line.position, seal: null };
      if (line.position !== at.position + 1) faults.push({ ...place, what: 'missing' });
      else if (line.previousHash !== at.hash || hash !== hashAuditLine(line))
        faults.push({ ...place, what: 'changed' });
      at = { chain: line.chain, position: line.position, hash };
    }
    if (rows.length < PIECE) break;
  }
  await endChain();
  const heads = db.selectFrom('auditHeads').select('chain').where('position', '>', 0);
  const gone = await heads
    .where('chain', 'not in', db.selectFrom('audit').select('chain'))
    .$if(only !== undefined, (query) => query.where('chain', '=', only ?? ''))
    .execute();
  for (const { chain } of gone) faults.push({ chain, position: 1, seal: null, what: 'missing' });
  return { lines, chains };
}

async function verifySeals(
  db: Db,
  isSigned: ((seal: { head: string; signature: string; keyId: string }) => boolean) | undefined,
  faults: AuditFault[],
): Promise<number> {
  let previousHead = CHAIN_START;
  let number = 0;
  for (const seal of await listAuditSeals(db, 0, 1_000_000)) {
    number += 1;
    const heads = await db.selectFrom('auditSealHeads').selectAll().where('sealNumber', '=', seal.number).execute();
    const fits = seal.number === number && seal.previousHead === previousHead && fitsSeal(seal, heads);
    if (!fits) faults.push({ chain: null, position: null, seal: seal.number, what: 'seal' });
    if (isSigned && !isSigned(seal)) faults.push({ chain: null, position: null, seal: seal.number, what: 'signature' });
    const lost = await db
      .selectFrom('auditSealHeads')
      .leftJoin('audit', (join) =>
        join
          .onRef('audit.chain', '=', 'auditSealHeads.chain')
          .onRef('audit.position', '=', 'auditSealHeads.position')
          .onRef('audit.hash', '=', 'auditSealHeads.hash'),
      )
      .select(['auditSealHeads.chain', 'auditSealHeads.position'])
      .where('auditSealHeads.sealNumber', '=', seal.number)
      .where('audit.hash', 'is', null)
      .execute();
    for (const { chain, position } of lost) faults.push({ chain, position, seal: seal.number, what: 'missing' });
    previousHead = seal.head;
  }
  return number;
}
