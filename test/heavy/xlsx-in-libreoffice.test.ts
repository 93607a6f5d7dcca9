import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TableColumn, TableReader } from '../../monitor/desk/exports/table-column.ts';
import { writeXlsx } from '../../monitor/desk/exports/write-xlsx.ts';
import { installDebian } from '../helpers/install-debian.ts';

let folder: string;
beforeAll(() => {
  installDebian({ what: 'LibreOffice Calc', path: '/usr/bin/soffice', packages: ['libreoffice-calc'] });
  folder = mkdtempSync(join(tmpdir(), 'earshot-xlsx-'));
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reader: TableReader = { language: 'zh-CN', timeZone: 'Asia/Shanghai', nameOf: (id) => id };
const COLUMNS: readonly TableColumn<readonly [string, number]>[] = [
  { title: { 'zh-CN': '内容', en: 'Text' }, cell: ([text]) => text },
  { title: { 'zh-CN': '数', en: 'Number' }, cell: ([, number]) => number },
];

/** Texts that programs have taken for formulas, numbers, dates or codes, and some that break files. */
const TEXTS = [
  ...['=1+1', '=HYPERLINK("http://127.0.0.1:1/","点我")', '+1+1', '-2+3', '@SUM(A1:A2)', "=cmd|' /C calc'!A0", '＝1+1'],
  ...['=WEBSERVICE("http://127.0.0.1:1/")', '\t=1+1', '13800138000', '00123', '1E5', '2026-03-02', 'TRUE', "'=1+1"],
  ...[
    '<b>&amp;</b>',
    '"引号"，逗号',
    '两行\n第二行',
    '_x0041_',
    '退款👩‍👩‍👧‍👦',
    '\u202e反写',
    '  空格  ',
    '\u0001控制',
    '\ud800半个',
  ],
];

test('LibreOffice opens the workbook, computes nothing, and gives every text back', async () => {
  const file = join(folder, 'table.xlsx');
  const pages = [TEXTS.slice(0, 10), TEXTS.slice(10)];
  const readRows = async (cursor: string | null) => {
    const page = pages[Number(cursor ?? 0)] ?? [];
    return { rows: page.map((text, i) => [text, i - 0.5] as const), next: cursor === null ? '1' : null };
  };
  const pieces: Uint8Array[] = [];
  for await (const piece of writeXlsx(COLUMNS, reader, readRows)) pieces.push(piece);
  writeFileSync(file, Buffer.concat(pieces));
  const run = (to: string) =>
    execFileSync(
      'soffice',
      [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, file],
      { stdio: 'pipe', timeout: 120_000 },
    );
  // 44 comma, 34 quotes, 76 UTF-8; the last flag: formulas as formulas, so that one would show.
  run('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true');
  const out = join(folder, 'table.csv');
  expect(existsSync(out)).toBe(true);
  const rows = Papa.parse<string[]>(readFileSync(out, 'utf8').replace(/^\ufeff/, ''), { skipEmptyLines: true }).data;
  expect(rows[0]).toEqual(['内容', '数']);
  const wanted = TEXTS.map((text) => text.toWellFormed().replace('\u0001', ''));
  expect(rows.slice(1).map(([text]) => text)).toEqual(wanted);
  expect(rows[1]?.[1]).toBe('-0.5');
}, 300_000);
