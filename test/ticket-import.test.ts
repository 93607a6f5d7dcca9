// Tickets of another system, taken in as their user does.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from '../monitor/command-line.ts';
import { listTickets } from '../monitor/store/desk/ticket-list.ts';
import { openStore } from '../monitor/store/open-store.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-import-'));
  await (await openStore({ url: address() })).close();
  const config = `brands: [{ id: x, name: 新锐 }]\nsources: [{ id: s, type: feed, name: s, settings: { url: "https://example.com/f" } }]\ndatabase: ${address()}\n`;
  writeFileSync(join(folder, 'earshot.yaml'), config);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function address(): string {
  return `sqlite:${join(folder, 'earshot.db')}`;
}

async function importFile(name: string, ...more: string[]) {
  let out = '';
  let err = '';
  const code = await runCommandLine(
    ['ticket', 'import', join(folder, name), '--config', join(folder, 'earshot.yaml'), ...more],
    {
      stdin: (async function* () {
        yield '';
      })(),
      write: (text) => {
        out += text;
      },
      writeError: (text) => {
        err += text;
      },
    },
  );
  return { code, err, report: out === '' ? null : (JSON.parse(out) as Record<string, unknown>) };
}

async function stored() {
  const store = await openStore({ url: address(), migrate: false });
  const { items } = await listTickets(store.db, { limit: 100 });
  const clocks = await store.db.selectFrom('clocks').select('id').execute();
  const checks = await store.db.selectFrom('escalationChecks').select('subjectId').execute();
  await store.close();
  return { items, alarms: clocks.length + checks.length };
}

const HEAD = '工单号,问题描述,客户,联系方式,性质,紧急程度,处理状态,受理时间,满意度评分,备注';

test('takes rows in as they stand, starts no clock, and refuses what it cannot read with a reason', async () => {
  const rows = [
    'A-1,"退款一直没到账，\n已等三天",小王,13812345678,投诉,紧急,已关闭,2026-03-02 08:30,2,x',
    'A-2,屏幕有绿线,小李,,故障,重要,处理中,2026/3/3 9:05:00,,',
    ',,,,,,,,,',
    '',
    'A-3,,小李,,,,,,,',
    'A-4,发票,,,胡说,,,,,',
    'A-5,发票,,,,,,2026-13-40,,',
    'A-6,发票,,,,,,,9,',
    'A-1,退款一直没到账,小王,,,,,,,',
  ];
  writeFileSync(join(folder, 'old.csv'), `\uFEFF${HEAD}\r\n${rows.join('\r\n')}\r\n`);
  const { code, err, report } = await importFile('old.csv', '--brand', 'x');
  expect(report).toMatchObject({ rows: 7, imported: 2, known: 1, refused: 4 });
  expect(code).toBe(0);
  expect(err).toContain('7/7');
  const { items, alarms } = await stored();
  expect(alarms).toBe(0);
  expect(items.find(({ problem }) => problem.startsWith('退款'))).toMatchObject({
    ...{ kind: 'complaint', state: 'closed', satisfaction: 2, brandId: 'x', contact: '13812345678' },
    ...{ problem: '退款一直没到账，\n已等三天', createdAt: Date.UTC(2026, 2, 2, 0, 30), dueAt: null },
  });
  expect(items.find(({ problem }) => problem === '屏幕有绿线')).toMatchObject({
    state: 'working',
    urgency: 'important',
  });
  const refused = readFileSync(join(folder, 'old.refused.csv'), 'utf8');
  expect(refused.split('\r\n')).toHaveLength(5);
  expect(refused).toContain('6: 没有问题描述');
  expect(refused).toMatch(/7: “胡说”不认识；可以是：咨询 \/ 故障 \/ 投诉/);
});

test('run again it goes on where it stood; GBK is read like UTF-8; another system counts for itself', async () => {
  const again = await importFile('old.csv', '--brand', 'x');
  expect(again.report).toMatchObject({ imported: 0, known: 3, refused: 4 });
  // 编号,问题描述 / 1,漏水 in GBK.
  const gbk = [
    0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xce, 0xca, 0xcc, 0xe2, 0xc3, 0xe8, 0xca, 0xf6, 0x0a, 0x31, 0x2c, 0xc2, 0xa9, 0xcb,
    0xae, 0x0a,
  ];
  writeFileSync(join(folder, 'gbk.csv'), Uint8Array.from(gbk));
  expect((await importFile('gbk.csv')).report).toMatchObject({ imported: 1 });
  expect((await importFile('gbk.csv')).report).toMatchObject({ imported: 0, known: 1 });
  expect((await importFile('gbk.csv', '--system', 'crm')).report).toMatchObject({ imported: 1 });
  expect((await stored()).items.filter(({ problem }) => problem === '漏水')).toHaveLength(2);
});

test('a file without the one column that is needed, and a brand that is none, say so', async () => {
  writeFileSync(join(folder, 'none.csv'), 'a,b\n1,2\n');
  const none = await importFile('none.csv');
  expect(none.code).toBe(1);
  expect(none.err).toContain('问题描述');
  expect((await importFile('old.csv', '--brand', 'nobody')).code).toBe(2);
});
