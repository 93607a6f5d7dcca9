import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { appendAudit } from '../monitor/store/audit/audit.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import { playbooks } from '../shared/replies/playbooks/registry.ts';
import { ticketSchema } from '../shared/schemas/ticket.ts';
import { disputePolicies } from '../shared/service/disputes/registry.ts';
import { findRisingTerms } from '../shared/understanding/rising-terms.ts';
import { runApi } from './helpers/run-api.ts';

/** Ids of the sections that the desk carries; the numbers of a family run without a gap. */
const FAMILIES = {
  ESC: [1, 6],
  DSP: [1, 7],
  TKT: [1, 11],
  PLB: [1, 12],
  SEC: [1, 6],
  SAT: [1, 2],
  KPI: [1, 9],
  SOC: [6, 10],
};
const NAMED = ['PHONE', 'CHAT', 'MAIL', 'SOCIAL', 'REVIEW', 'INTAKE', 'FIRST', 'URG'].map((name) => `SLA-${name}`);
const IDS = [
  ...NAMED,
  ...Object.entries(FAMILIES).flatMap(([family, [first = 1, last = 1]]) =>
    Array.from({ length: last - first + 1 }, (_, at) => `${family}-${first + at}`),
  ),
  'KB-1',
];
/** Rules whose tests run once for every member of a registry, under a title that begins with the member's rule. */
const EACH = new Set([...disputePolicies, ...playbooks].map(({ rule }) => rule));

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const rows = [...read('monitor/desk/RULES.md').matchAll(/^\| ([A-Z]+-\w+) \| (\S+) \| (.+) \|$/gm)].map(
  ([, id = '', file = '', proof = '']) => ({ id, file, proof }),
);

/** Whether a text names a rule and not one that only begins like it. */
const names = (text: string, id: string) => new RegExp(`\\b${id}(?!\\d)`).test(text);
const titlesOf = (text: string) =>
  [...text.matchAll(/\b(?:it|test|describe)(?:\.\w+)*\(\s*(?:\n\s*)?(['"`])(.+?)\1/g)].map(([, , title = '']) => title);

test('the table has every rule once', () => {
  expect(rows.map(({ id }) => id).sort()).toEqual([...IDS].sort());
});

describe.each(rows.filter(({ file }) => file !== '—'))('$id', ({ id, file, proof }) => {
  test('is in its file, and a test is named after it', () => {
    expect(existsSync(new URL(`../${file}`, import.meta.url)), file).toBe(true);
    expect(names(read(file), id), `${file} names ${id}`).toBe(true);
    const text = read(proof);
    const isEach = EACH.has(id) && /\.rule, \w+\] as const\)\)\(\s*'%s: /.test(text);
    expect(isEach || titlesOf(text).some((title) => names(title, id)), `${proof} has a test named ${id}`).toBe(true);
  });
});

test('TKT-2: a ticket knows its source link, order, product, when it happened, what was tried, department, deadline and evidence', () => {
  const schema = ticketSchema as unknown as { readonly shape: Readonly<Record<string, unknown>> };
  const fields = [
    'permalink',
    'orderNumber',
    'product',
    'department',
    'dueAt',
    'evidenceCount',
    'channel',
    'happenedAt',
    'tried',
  ];
  expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(fields));
});

test('KPI-3: a term that rises is found, with the posts that hold it', () => {
  const usual = Array.from({ length: 100 }, (_, at) => ['物流有点慢', '味道不错', '包装一般'][at % 3] ?? '');
  const now = [...usual.slice(0, 30), ...Array.from({ length: 10 }, (_, at) => `要保价 ${at}`)];
  expect(findRisingTerms(now, usual)[0]).toMatchObject({ term: expect.stringContaining('保价'), now: 10, before: 0 });
});

test('SEC-3: a line of the audit log can be neither changed nor removed through the database', async () => {
  const api = await runApi();
  const { db } = api.store;
  const line = { chain: 'ticket:t', at: 1, actorId: null, action: 'ticket.viewed', subjectId: 't', details: {} };
  await inTransaction(db, (trx) => appendAudit(trx, line));
  await expect(db.updateTable('audit').set({ action: 'nothing' }).execute()).rejects.toThrow(/append-only/);
  await expect(db.deleteFrom('audit').execute()).rejects.toThrow(/append-only/);
  await api.close();
});
