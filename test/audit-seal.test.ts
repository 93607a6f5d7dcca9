import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';
import { requestStampFrom } from '../monitor/desk/audit/request-stamp.ts';
import { type DailySealOptions, sealIfDue } from '../monitor/desk/audit/run-daily-seal.ts';
import { openSealKey, readSealKeys } from '../monitor/desk/audit/seal-key.ts';
import { readStampReply, writeStampQuery } from '../monitor/desk/audit/time-stamp.ts';
import { verifyLog } from '../monitor/desk/audit/verify-log.ts';
import { safeFetch } from '../monitor/fetch/safe-fetch.ts';
import { createLog } from '../monitor/log.ts';
import { appendAudit } from '../monitor/store/audit/audit.ts';
import { listAuditSeals, readAuditStamp } from '../monitor/store/audit/audit-seals.ts';
import { openStore } from '../monitor/store/open-store.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';

const DAY_MS = 86_400_000;
/** Noon in Shanghai. */
const NOON = Date.UTC(2026, 10, 27, 4);

let home: string;
let store: Store;
let homeBefore: string | undefined;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'earshot-seal-'));
  homeBefore = process.env.EARSHOT_HOME;
  process.env.EARSHOT_HOME = home;
  store = await openStore({ url: `sqlite:${join(home, 'drill.db')}` });
});
afterEach(async () => {
  await store.close();
  if (homeBefore === undefined) delete process.env.EARSHOT_HOME;
  else process.env.EARSHOT_HOME = homeBefore;
  rmSync(home, { recursive: true, force: true });
});

const write = (chain: string, at: number) =>
  inTransaction(store.db, (trx) =>
    appendAudit(trx, { chain, at, actorId: null, action: 'ticket.changed', subjectId: null, details: {} }),
  );
const sealAt = async (now: number, change: Partial<DailySealOptions> = {}) =>
  sealIfDue({
    db: store.db,
    log: createLog('silent', () => undefined),
    clock: { now: () => now },
    key: await openSealKey(home),
    timeZone: 'Asia/Shanghai',
    ...change,
  });

describe('daily seal', () => {
  test('a day is sealed once it is over, once, and days without a monitor are covered by the next seal', async () => {
    await write('ticket:a', NOON);
    expect(await sealAt(NOON)).toMatchObject({ number: 1, day: '2026-11-26', chains: 1 });
    expect(await sealAt(NOON + 3_600_000)).toBeNull();
    // 23:59 and 00:01 in Shanghai.
    expect(await sealAt(Date.UTC(2026, 10, 27, 15, 59))).toBeNull();
    await write('ticket:b', NOON);
    expect(await sealAt(Date.UTC(2026, 10, 27, 16, 1))).toMatchObject({ day: '2026-11-27', chains: 1 });
    expect(await sealAt(NOON + 5 * DAY_MS)).toMatchObject({ number: 3, day: '2026-12-01', chains: 0 });
    const verdict = await verifyLog(store.db, await readSealKeys(home));
    expect(verdict).toEqual({ lines: 2, chains: 2, seals: 3, stamps: [], faults: [] });
  });

  test('two monitors seal one day once', async () => {
    await write('ticket:a', NOON);
    const both = await Promise.all([sealAt(NOON), sealAt(NOON)]);
    expect(both.filter((seal) => seal !== null)).toHaveLength(1);
    expect(await listAuditSeals(store.db)).toHaveLength(1);
  });

  test('thousands of chains in one seal', async () => {
    await inTransaction(store.db, async (trx) => {
      for (let i = 0; i < 1001; i += 1)
        await appendAudit(trx, {
          ...{ chain: `ticket:${i}`, at: NOON, actorId: null, action: 'x', subjectId: null, details: {} },
        });
    });
    expect(await sealAt(NOON)).toMatchObject({ chains: 1001 });
    expect((await verifyLog(store.db, await readSealKeys(home))).faults).toEqual([]);
    await write('ticket:7', NOON);
    expect(await sealAt(NOON + DAY_MS)).toMatchObject({ chains: 1 });
  });
});

describe('the key', () => {
  test('is made once, for its owner only, and another one is told of', async () => {
    const first = await openSealKey(home);
    expect((await openSealKey(home)).keyId).toBe(first.keyId);
    expect(statSync(join(home, 'seal-key.pem')).mode & 0o777).toBe(0o600);
    writeFileSync(join(home, 'seal-key.pem'), 'not a key');
    await expect(openSealKey(home)).rejects.toThrow(/seal-key\.pem is not the Ed25519 key/);
  });

  test('a lost key is replaced and old seals stay proven; a public key under a false name proves nothing', async () => {
    await write('ticket:a', NOON);
    await sealAt(NOON);
    rmSync(join(home, 'seal-key.pem'));
    await sealAt(NOON + DAY_MS);
    const keys = await readSealKeys(home);
    expect(keys.size).toBe(2);
    expect((await verifyLog(store.db, keys)).faults).toEqual([]);
    const [old] = await listAuditSeals(store.db);
    const other = await openSealKey(home);
    writeFileSync(join(home, 'seal-keys', `${old?.keyId}.pem`), other.publicPem);
    expect((await verifyLog(store.db, await readSealKeys(home))).faults).toMatchObject([
      { seal: 1, what: 'signature' },
    ]);
  });
});

describe('earshot verify', () => {
  const verify = async () => {
    const said = { out: '', errors: '' };
    const exit = await runCommandLine(['verify'], {
      stdin: (async function* () {})(),
      write: (text) => {
        said.out += text;
      },
      writeError: (text) => {
        said.errors += text;
      },
    });
    return { exit, ...said };
  };

  test('says that all is well, and 1 when a word was changed', async () => {
    await write('ticket:a', NOON);
    await sealAt(NOON);
    const good = await verify();
    expect([good.exit, JSON.parse(good.out)]).toEqual([0, { lines: 1, chains: 1, seals: 1, stamps: [], faults: [] }]);
    expect(good.errors).toContain('审计日志完整');
    await sql.raw('drop trigger "auditRefuses-update"').execute(store.db);
    await sql`update audit set action = 'ticket.viewed'`.execute(store.db);
    const bad = await verify();
    expect([bad.exit, JSON.parse(bad.out).faults]).toEqual([1, [expect.objectContaining({ what: 'changed' })]]);
    expect(bad.errors).toContain('compare with a backup');
  });
});

/** A real authority of RFC 3161: openssl answers what comes over HTTP. */
describe('time stamp', () => {
  let tsa: { url: string; host: string; folder: string; server: Server };
  let answer: ((query: Buffer) => Buffer) | null = null;
  beforeEach(async () => {
    answer = null;
    const folder = mkdtempSync(join(tmpdir(), 'earshot-tsa-'));
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    writeFileSync(join(folder, 'serial'), '01\n');
    writeFileSync(
      join(folder, 'tsa.cnf'),
      [
        '[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=Test authority',
        '[ext]\nextendedKeyUsage=critical,timeStamping\nbasicConstraints=CA:true',
        '[tsa]\ndefault_tsa=one\n[one]\nserial=serial\ncrypto_device=builtin\nsigner_cert=tsa.pem\nsigner_key=tsa.key',
        'signer_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\nordering=yes\ntsa_name=yes\ness_cert_id_chain=no',
      ].join('\n'),
    );
    openssl(
      'req',
      '-new',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-config',
      'tsa.cnf',
      '-keyout',
      'tsa.key',
      '-out',
      'tsa.pem',
    );
    const server = createServer(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const query = Buffer.concat(pieces);
      writeFileSync(join(folder, 'query.tsq'), query);
      const made = () => {
        openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
        return readFileSync(join(folder, 'reply.tsr'));
      };
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end((answer ?? made)(query));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    tsa = { url: `http://${host}/tsr`, host, folder, server };
  });
  afterEach(async () => {
    await new Promise((done) => tsa.server.close(done));
    rmSync(tsa.folder, { recursive: true, force: true });
  });
  const requestStamp = () =>
    requestStampFrom(tsa.url, (url, options) => safeFetch(url, { ...options, allowHosts: [tsa.host] }));

  test('the head of a day is stamped, openssl itself finds it good, and verify tells the time', async () => {
    await write('ticket:a', NOON);
    const seal = await sealAt(NOON, { requestStamp: requestStamp() });
    const stamp = (await readAuditStamp(store.db, 1)) ?? new Uint8Array();
    writeFileSync(join(tsa.folder, 'stamp.tsr'), stamp);
    writeFileSync(join(tsa.folder, 'head.txt'), seal?.head ?? '');
    const said = execFileSync(
      'openssl',
      ['ts', '-verify', '-data', 'head.txt', '-in', 'stamp.tsr', '-CAfile', 'tsa.pem'],
      {
        cwd: tsa.folder,
        stdio: 'pipe',
      },
    );
    expect(said.toString()).toContain('Verification: OK');
    const verdict = await verifyLog(store.db, await readSealKeys(home));
    expect(verdict).toMatchObject({ stamps: [{ seal: 1, day: '2026-11-26' }], faults: [] });
    expect(Math.abs(Date.parse(verdict.stamps[0]?.at ?? '') - Date.now())).toBeLessThan(60_000);
  });

  test.each(['7f01020304050607', '80ffffffffffffff', '0000000000000001', '00ff000000000000', '0000000000000000'])(
    'openssl takes a question that carries the number %s',
    async (nonce) => {
      writeFileSync(join(tsa.folder, 'query.tsq'), writeStampQuery('head', Buffer.from(nonce, 'hex')));
      const run = (...args: string[]) => execFileSync('openssl', args, { cwd: tsa.folder, stdio: 'pipe' });
      run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr');
      expect(readStampReply(readFileSync(join(tsa.folder, 'reply.tsr'))).nonce).toBe(nonce.replace(/^(00)+/, ''));
    },
  );

  test('a stamp over another head shows, and an old answer, a refusal or junk is not kept', async () => {
    await write('ticket:a', NOON);
    await sealAt(NOON, { requestStamp: requestStamp() });
    const old = readFileSync(join(tsa.folder, 'reply.tsr'));
    for (const [made, why] of [
      [old, /about another text/],
      [Buffer.from('3005300302010230', 'hex'), /no time stamp/],
      [Buffer.from('30053003020102', 'hex'), /refused the stamp \(status 2\)/],
      [Buffer.from('<html>'), /no time stamp/],
      [Buffer.alloc(0), /no time stamp/],
      [old.subarray(0, old.length - 500), /no time stamp/],
    ] as const) {
      answer = () => made;
      await expect(requestStamp()('another head')).rejects.toThrow(why);
    }
    await sql`update "auditSeals" set head = 'x' where number = 1`.execute(store.db);
    expect((await verifyLog(store.db, await readSealKeys(home))).faults).toContainEqual({ seal: 1, what: 'stamp' });
  });

  test('an authority that is away does not stop the seal; the stamp comes later', async () => {
    const away = requestStampFrom('http://127.0.0.1:1/', (url, options) =>
      safeFetch(url, { ...options, allowHosts: ['127.0.0.1:1'] }),
    );
    await expect(sealAt(NOON, { requestStamp: away })).rejects.toThrow();
    expect(await listAuditSeals(store.db)).toMatchObject([{ stamped: false }]);
    expect(await sealAt(NOON + 600_000, { requestStamp: requestStamp() })).toBeNull();
    expect(await listAuditSeals(store.db)).toMatchObject([{ stamped: true }]);
  });
});
