import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';
import { openSealKey, readSealKeys, type SealKeys } from '../monitor/desk/audit/seal-key.ts';
import { verifyPack } from '../monitor/desk/pack/verify-pack.ts';
import { sealAudit, stampAuditSeal } from '../monitor/store/audit/audit-seals.ts';
import { hashListSeal } from '../monitor/store/audit/seal-head.ts';
import { putSealPublicKey } from '../monitor/store/audit/seal-public-keys.ts';
import { insertMailOnce, type MailDraft } from '../monitor/store/desk/mails.ts';
import { answerTicketSurvey, insertSurveyInvite } from '../monitor/store/desk/surveys.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { EvidenceItem } from '../shared/model/evidence.ts';
import { runApi, type TestApi } from './helpers/run-api.ts';
import { sampleTicket } from './helpers/store-samples.ts';
import { PIXEL_PNG } from './helpers/tiny-pictures.ts';

const EVIL = '<img src=x onerror=alert(1)><script>alert(1)</script>';
let home: string;
let homeBefore: string | undefined;
let api: TestApi;
let keys: SealKeys;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'earshot-pack-'));
  homeBefore = process.env.EARSHOT_HOME;
  process.env.EARSHOT_HOME = home;
  api = await runApi({ databaseUrl: `sqlite:${join(home, 'drill.db')}` });
});
afterAll(async () => {
  await api.close();
  if (homeBefore === undefined) delete process.env.EARSHOT_HOME;
  else process.env.EARSHOT_HOME = homeBefore;
  rmSync(home, { recursive: true, force: true });
});

function item(kind: EvidenceItem['kind'], mediaType: string, data: string | Buffer): EvidenceItem {
  const bytes = Buffer.from(data);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const isText = typeof data === 'string';
  return {
    kind,
    mediaType,
    sha256,
    encoding: isText ? 'utf8' : 'base64',
    data: bytes.toString(isText ? 'utf8' : 'base64'),
  };
}

const PNG = Buffer.from(PIXEL_PNG, 'base64');

/** A case with everything: a post, evidence, a look, a word to the customer, a merged ticket, a seal with a stamp. */
async function addCase() {
  const { client } = api.people.agent;
  const mention = await api.addMention({ text: `${EVIL} 退款一直没到` });
  const capture = (items: EvidenceItem[]) => ({
    capturedAt: Date.now() - 1000,
    url: 'https://forum.example/p/1?x=<b>',
    timeZone: 'Asia/Shanghai',
    userAgent: 'test',
    extensionVersion: '1',
    viewport: { width: 1, height: 1, scale: 1 },
    items,
    missing: [],
  });
  const add = async (items: EvidenceItem[]) =>
    (
      await client.createTicket({
        body: {
          ...sampleTicket({ clientKey: randomUUID(), mentionId: mention.id, contact: '13800138000' }),
          problem: `充电器烧坏了 ${EVIL}`,
          evidence: capture(items),
        },
      })
    ).ticket;
  const ticket = await add([
    item('text', 'text/plain', '页面上的话'),
    item('html', 'text/html', `<h1>${EVIL}</h1>`),
    item('screenshot', 'image/png', PNG),
    item('note', 'application/x-msdownload', 'MZ'),
  ]);
  const other = await add([item('text', 'text/plain', '第二张工单的证据')]);
  await client.addTicketNote({
    params: { id: ticket.id },
    body: { kind: 'contact', text: '已致电，答应周五退款', named: [] },
  });
  await client.addTicketNote({ params: { id: ticket.id }, body: { kind: 'note', text: '内部意见不外传', named: [] } });
  await client.mergeTicket({ params: { id: other.id }, body: { into: ticket.id } });
  const key = await openSealKey(home);
  await putSealPublicKey(api.store.db, { ...key, now: 1 });
  const seal = await inTransaction(api.store.db, (trx) => sealAudit(trx, { day: randomUUID(), now: 2, signer: key }));
  keys = await readSealKeys(home);
  return { ticket, mention, seal };
}

async function fetchPack(id: string, query = '', role: 'agent' | 'lead' | 'social' | 'auditor' = 'agent') {
  const response = await fetch(`${api.baseUrl}/v1/tickets/${id}/evidence-pack${query}`, {
    headers: { authorization: `Bearer ${api.people[role].token}` },
  });
  return { response, zip: new Uint8Array(await response.arrayBuffer()) };
}

describe('SEC-4: evidence pack', () => {
  test('holds everything of a case in one file, verifies by itself, and is only for who may see it whole', async () => {
    const { ticket } = await addCase();
    const { response, zip } = await fetchPack(ticket.id);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="evidence-\d+-\d{4}-\d\d-\d\d\.zip"$/,
    );
    const files = unzipSync(zip);
    expect(Object.keys(files)).toEqual([
      'index.html',
      'record.json',
      'evidence/01-text.txt',
      'evidence/02-html.txt',
      'evidence/03-screenshot.png',
      'evidence/04-note.bin',
      'evidence/05-text.txt',
      'proof/chain.json',
      'proof/commitments.json',
      'proof/seals.json',
      'proof/keys.json',
      'manifest.json',
    ]);
    expect(Buffer.from(files['evidence/03-screenshot.png'] ?? [])).toEqual(PNG);
    expect(verifyPack(zip, keys)).toMatchObject({ files: 12, items: 5, seals: 1, isKeyKnown: true, faults: [] });
    expect(verifyPack(zip, new Map())).toMatchObject({ isKeyKnown: false, faults: [] });
    const lines = JSON.parse(strFromU8(files['proof/chain.json'] ?? new Uint8Array())) as { chain: string }[];
    expect(new Set(lines.map(({ chain }) => chain.split(':')[0]))).toEqual(new Set(['ticket', 'mention']));

    expect((await fetchPack(ticket.id, '', 'lead')).response.status).toBe(200);
    for (const role of ['social', 'auditor'] as const)
      expect((await fetchPack(ticket.id, '', role)).response.status).toBe(403);
    expect((await fetchPack('nobody')).response.status).toBe(404);
    expect((await fetchPack(ticket.id, '?zone=Nowhere')).response.status).toBe(400);
  });

  test('its page reads offline in both languages: no script, a strict policy, words from outside only text', async () => {
    const { ticket } = await addCase();
    for (const [query, words] of [
      ['', ['证据包', '处理经过', '已致电，答应周五退款', '充电器烧坏了', '截图', '认领|新建工单']],
      ['?lang=en', ['Evidence pack', 'What was done', '充电器烧坏了', 'screenshot', 'ticket made']],
    ] as const) {
      const page = strFromU8(unzipSync((await fetchPack(ticket.id, query)).zip)['index.html'] ?? new Uint8Array());
      for (const word of words) expect(page).toMatch(new RegExp(word));
      expect(page).not.toMatch(/<script|<img src=x|<b>|https?:\/\/[^"<]*"[^>]*>\s*<img/);
      expect(page).toContain('&lt;script&gt;alert(1)');
      expect(page).not.toContain('内部意见不外传');
      const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? [];
      const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
      expect(policy).toContain('default-src &#39;none&#39;');
      expect(policy).toContain(createHash('sha256').update(style).digest('base64'));
      expect(page.match(/src="[^"]*"/g)).toEqual(['src="evidence/03-screenshot.png"']);
    }
  });

  test('what was said by mail, in public and in the survey is part of it; steps, clocks and people have their names', async () => {
    const { ticket, mention } = await addCase();
    const { client } = api.people.social;
    await client.claimMention({ params: { id: mention.id } });
    await client.answerMention({
      params: { id: mention.id },
      body: { how: 'page', at: api.clock.now(), text: '非常抱歉，请查看私信' },
    });
    await api.people.agent.client.setDispute({ params: { id: ticket.id }, body: { stage: 'platform-arbitration' } });
    const now = api.clock.now();
    const mail = {
      mailboxId: 'care',
      ticketId: ticket.id,
      reason: null,
      personId: null,
      at: now,
      thread: [],
      address: 'li@example.test',
    };
    await inTransaction(api.store.db, async (trx) => {
      const put = (one: Pick<MailDraft, 'messageId' | 'direction' | 'state' | 'text'>) =>
        insertMailOnce(trx, { ...mail, ...one, subject: '退款' }, now);
      await put({ messageId: randomUUID(), direction: 'in', state: 'taken', text: '信里说的话' });
      await put({ messageId: randomUUID(), direction: 'out', state: 'sent', text: '信里答的话' });
      await put({ messageId: randomUUID(), direction: 'out', state: 'failed', text: '没有寄到的话' });
      const draft = { ticketId: ticket.id, groupKey: '', expiresAt: now + 1000, drill: false, now };
      const { token } = await insertSurveyInvite(trx, draft);
      const scores = { attitude: 4, efficiency: 1, effectiveness: 2, comment: '太慢了' };
      await answerTicketSurvey(trx, { ...scores, token, now });
    });
    // Who leads the dispute has the ticket now.
    const note = { kind: 'contact' as const };
    for (const text of ['退款\n\n信里说的话', '没有寄到的话'])
      await api.people.agent.client.addTicketNote({ params: { id: ticket.id }, body: { ...note, text } });
    const { zip } = await fetchPack(ticket.id, '', 'lead');
    const files = unzipSync(zip);
    const page = strFromU8(files['index.html'] ?? new Uint8Array());
    for (const words of [
      '非常抱歉，请查看私信',
      '信里说的话',
      '信里答的话',
      '4 友好耐心',
      '太慢了',
      '平台仲裁',
      '公开回应',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('没有寄到的话');
    expect(page.match(/信里说的话/g), 'once').toHaveLength(1);
    expect(page).toContain('客服主管参与处理');
    // Words for every step, and no keys of machines.
    expect(page.match(/<td>[a-z-]+\.[a-z-]+|clientKey|[0-9a-f]{8}-[0-9a-f]{4}-7[^<]*/)).toBeNull();
    expect(strFromU8(files['record.json'] ?? new Uint8Array())).toContain('信里答的话');
    expect(verifyPack(zip, keys).faults).toEqual([]);
  });

  test('that it was made, and the hash of its manifest, stand in the chain of the ticket', async () => {
    const { ticket } = await addCase();
    const { zip } = await fetchPack(ticket.id);
    const hash = createHash('sha256')
      .update(unzipSync(zip)['manifest.json'] ?? '')
      .digest('hex');
    const row = await api.store.db
      .selectFrom('audit')
      .select(['actorId', 'details'])
      .where('chain', '=', `ticket:${ticket.id}`)
      .where('action', '=', 'pack.made')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ actorId: api.people.agent.person.id, details: JSON.stringify({ manifestSha256: hash }) });
  });

  test.each<[string, (files: Record<string, Uint8Array>) => void, string]>([
    ['a changed file', (files) => change(files, 'evidence/01-text.txt', '换掉的话'), 'file'],
    [
      'a changed file with a changed manifest',
      (files) => forge(files, 'evidence/01-text.txt', '换掉的话'),
      'commitment',
    ],
    [
      'a changed line of the log',
      (files) => forge(files, 'proof/chain.json', (text) => text.replace('ticket.created', 'ticket.updated')),
      'chain',
    ],
    [
      'a line of the log whose details are none',
      (files) => forge(files, 'proof/chain.json', (text) => text.replace(/"details": ".*"/, '"details": "{"')),
      'chain',
    ],
    ['a file that is gone', (files) => void delete files['evidence/02-html.txt'], 'file'],
    ['a file too many', (files) => change(files, 'evidence/99-text.txt', 'x'), 'extra-file'],
    [
      'an item taken off the list',
      (files) => forge(files, 'proof/commitments.json', (text) => JSON.stringify(JSON.parse(text).slice(1))),
      'commitment',
    ],
    [
      'an item said to be erased that has another commitment',
      (files) =>
        forge(files, 'proof/commitments.json', (text) => text.replace(/"commitment": "../, '"commitment": "zz')),
      'commitment',
    ],
    [
      'a changed end of a chain under a seal',
      (files) => forge(files, 'proof/seals.json', (text) => text.replace(/"hash": "../, '"hash": "zz')),
      'seal',
    ],
    [
      'a step of a path that is another',
      (files) => forge(files, 'proof/seals.json', (text) => text.replace(/"side": "(left|right)"/, swapSide)),
      'seal',
    ],
    [
      'a seal without a proof',
      (files) => forge(files, 'proof/seals.json', (text) => JSON.stringify(JSON.parse(text).map(dropEnds))),
      'file',
    ],
    [
      'a proof of a chain that is not there',
      (files) =>
        forge(files, 'proof/chain.json', (text) =>
          JSON.stringify(JSON.parse(text).filter((line: { chain: string }) => !line.chain.startsWith('mention:'))),
        ),
      'seal',
    ],
    [
      'a forged signature',
      (files) => forge(files, 'proof/seals.json', (text) => text.replace(/"signature": "../, '"signature": "00')),
      'signature',
    ],
    [
      'the last lines cut off below a seal',
      (files) =>
        forge(files, 'proof/chain.json', (text) =>
          JSON.stringify(JSON.parse(text).filter((line: { position: number }) => line.position < 2)),
        ),
      'seal',
    ],
    ['a manifest that is none', (files) => change(files, 'manifest.json', '{}'), 'manifest'],
    ['keys that are none', (files) => forge(files, 'proof/keys.json', '["x"]'), 'file'],
  ])('shows %s', async (_name, tamper, what) => {
    const { ticket } = await addCase();
    const files = { ...unzipSync((await fetchPack(ticket.id)).zip) };
    tamper(files);
    expect(verifyPack(zipSync(files), keys).faults.map((fault) => fault.what)).toContain(what);
  });

  test('names no chain but its own: of others there are hashes only, and no more of them in a larger day', async () => {
    const strangers: string[] = [];
    for (let i = 0; i < 5; i += 1) strangers.push((await addCase()).ticket.id);
    const { ticket, mention } = await addCase();
    const { zip } = await fetchPack(ticket.id);
    const files = unzipSync(zip);
    const all = Object.values(files)
      .map((bytes) => strFromU8(bytes, true))
      .join();
    for (const id of strangers) expect(all).not.toContain(id);
    expect(all).toContain(`mention:${mention.id}`);
    const [seal] = JSON.parse(strFromU8(files['proof/seals.json'] ?? new Uint8Array())) as SealOfPack[];
    expect(Object.keys(seal ?? {})).not.toContain('chains');
    const { chains = 0 } = await api.store.db
      .selectFrom('auditSeals')
      .select('chains')
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow();
    expect(chains).toBeGreaterThan(2);
    for (const { path } of seal?.ends ?? []) expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(chains)));
  });

  test('a pack of the first format, with the ends of all chains of a day, still verifies, and shows a change', async () => {
    const { ticket } = await addCase();
    const key = await openSealKey(home);
    const files = { ...unzipSync((await fetchPack(ticket.id)).zip) };
    forge(files, 'proof/seals.json', (text) =>
      JSON.stringify(
        (JSON.parse(text) as SealOfPack[]).map(({ ends, ...seal }) => {
          const heads = [...ends, { chain: 'ticket:stranger', position: 4, hash: 'ab' }];
          const head = hashListSeal(seal, heads);
          return { ...seal, head, signature: key.sign(head), heads };
        }),
      ),
    );
    change(files, 'manifest.json', (text) => text.replace('evidence-pack/2', 'evidence-pack/1'));
    expect(verifyPack(zipSync(files), keys)).toMatchObject({ seals: 1, isKeyKnown: true, faults: [] });
    forge(files, 'proof/seals.json', (text) => text.replace('ticket:stranger', 'ticket:other'));
    expect(verifyPack(zipSync(files), keys).faults.map(({ what }) => what)).toEqual(['seal']);
  });

  test('a stamp that is none, junk instead of a pack, and a cut off one are told of', async () => {
    const { ticket, seal } = await addCase();
    await stampAuditSeal(api.store.db, seal.number, Buffer.from('no stamp'));
    const { zip } = await fetchPack(ticket.id);
    expect(verifyPack(zip, keys).faults).toEqual([{ what: 'stamp', where: `seal ${seal.number}` }]);
    for (const junk of [strToU8('<html>'), new Uint8Array(), zip.subarray(0, zip.length - 30)])
      expect(verifyPack(junk, keys).faults[0]?.what).toMatch(/archive|manifest/);
  });

  test('what was erased is named as erased, and the rest still verifies', async () => {
    const { ticket } = await addCase();
    await api.store.db
      .updateTable('evidenceItems')
      .set({ bytes: null, salt: null, sha256: '' })
      .where(
        'captureId',
        'in',
        api.store.db.selectFrom('evidenceCaptures').select('id').where('ticketId', '=', ticket.id),
      )
      .execute();
    const { zip } = await fetchPack(ticket.id);
    expect(verifyPack(zip, keys)).toMatchObject({ items: 5, faults: [] });
    expect(strFromU8(unzipSync(zip)['index.html'] ?? new Uint8Array())).toContain('已按规定删除');
  });

  test('the command line writes it by number and verifies it; a name that is taken is refused before anything is logged', async () => {
    const { ticket } = await addCase();
    const run = async (...argv: string[]) => {
      let said = '';
      const write = (text: string) => {
        said += text;
      };
      return { exit: await runCommandLine(argv, { stdin: (async function* () {})(), write, writeError: write }), said };
    };
    const file = join(home, 'case.zip');
    expect(await run('evidence-pack', String(ticket.number), file)).toMatchObject({ exit: 0 });
    const good = await run('verify', file);
    expect(good.exit).toBe(0);
    expect(good.said).toContain('证据包完整');
    expect((await run('evidence-pack', String(ticket.number), file)).said).toMatch(
      /case\.zip: it exists already; choose another name/,
    );
    expect((await run('evidence-pack', '999999', join(home, 'no.zip'))).said).toMatch(/no ticket 999999/);
    const bytes = readFileSync(file);
    const files = unzipSync(bytes);
    writeFileSync(file, zipSync({ ...files, 'record.json': strToU8('{}') }));
    const bad = await run('verify', file);
    expect([bad.exit, bad.said.includes('不能作为原样的证据')]).toEqual([1, true]);
    const { length } = await api.store.db
      .selectFrom('audit')
      .select('hash')
      .where('action', '=', 'pack.made')
      .where('subjectId', '=', ticket.id)
      .execute();
    expect(length).toBe(1);
  });
});

interface SealOfPack {
  readonly number: number;
  readonly day: string;
  readonly previousHead: string;
  readonly ends: readonly { chain: string; position: number; hash: string; path: readonly unknown[] }[];
}

const swapSide = (_: string, side: string) => `"side": "${side === 'left' ? 'right' : 'left'}"`;
const dropEnds = (seal: SealOfPack) => ({ ...seal, ends: [] });

function change(files: Record<string, Uint8Array>, path: string, to: string | ((text: string) => string)): void {
  files[path] = strToU8(typeof to === 'string' ? to : to(strFromU8(files[path] ?? new Uint8Array())));
}

/** Changes a file and writes its new hash into the manifest, as a forger would. */
function forge(files: Record<string, Uint8Array>, path: string, to: string | ((text: string) => string)): void {
  change(files, path, to);
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
    files: { path: string; sha256: string }[];
  };
  for (const file of manifest.files)
    if (file.path === path)
      file.sha256 = createHash('sha256')
        .update(files[path] ?? '')
        .digest('hex');
  change(files, 'manifest.json', JSON.stringify(manifest));
}
