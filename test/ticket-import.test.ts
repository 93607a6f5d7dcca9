// Tickets of another system, taken in as their user does.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
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

interface Listener {
  readonly onError: () => void;
}

async function importFile(name: string, ...more: (string | Listener)[]) {
  const words = more.filter((one) => typeof one === 'string');
  const listeners = more.filter((one) => typeof one !== 'string');
  let out = '';
  let err = '';
  const code = await runCommandLine(
    ['ticket', 'import', join(folder, name), '--config', join(folder, 'earshot.yaml'), ...words],
    {
      stdin: (async function* () {
        yield '';
      })(),
      write: (text) => {
        out += text;
      },
      writeError: (text) => {
        err += text;
        for (const { onError } of listeners) onError();
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

test('a quotation mark that stands alone names its row, and nothing of the file is taken in', async () => {
  const before = (await stored()).items.length;
  writeFileSync(join(folder, 'quote.csv'), '编号,问题描述\n9001,好\n9002,"坏\n9003,好\n9004,好\n');
  const quote = await importFile('quote.csv');
  expect(quote.code).toBe(1);
  expect(quote.err).toContain('Row 3 ');
  expect((await stored()).items).toHaveLength(before);
});

test('what was solved before it was taken in, and what is longer than a ticket holds, is refused with its row', async () => {
  const rows = ['1,慢,2026-03-02 08:30,2026-03-01,', `2,长,,,${'9'.repeat(501)}`, '3,快,2026-03-02,2026-03-02,1'];
  writeFileSync(join(folder, 'odd.csv'), `编号,问题描述,受理时间,解决时间,联系方式\n${rows.join('\n')}\n`);
  expect((await importFile('odd.csv', '--system', 'odd')).report).toMatchObject({ imported: 1, refused: 2 });
  const refused = readFileSync(join(folder, 'odd.refused.csv'), 'utf8');
  expect(refused).toContain('2: 解决时间早于受理时间');
  expect(refused).toContain('3: contact 太长，最多 500 个字');
});

test('stopped by the keyboard it says what is in and what is not, and the same command goes on', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => `${at},第 ${at} 件`);
  writeFileSync(join(folder, 'many.csv'), `编号,问题描述\n${rows.join('\n')}\n`);
  const stopped = await importFile('many.csv', '--system', 'many', { onError: () => process.emit('SIGINT') });
  expect(stopped.report).toMatchObject({ rows: 120, imported: 50, isComplete: false });
  expect(stopped.err).toContain('Stopped');
  const rest = await importFile('many.csv', '--system', 'many');
  expect(rest.report).toMatchObject({ imported: 70, known: 50, isComplete: true });
});
