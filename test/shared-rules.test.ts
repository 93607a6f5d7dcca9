// Every rule of the service rules that lives in shared/ as policy, template or check: named in the code and in a test.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOMS = ['shared/service', 'shared/replies', 'shared/privacy'];
const count = (prefix: string, last: number) => Array.from({ length: last }, (_, i) => `${prefix}-${i + 1}`);
const RULES = [
  ...['SLA-SOCIAL', 'SLA-REVIEW', 'SLA-PHONE', 'SLA-CHAT', 'SLA-MAIL', 'SLA-INTAKE', 'SLA-FIRST', 'SLA-URG'],
  ...['SOC-2', 'SOC-3', 'SOC-4', 'SOC-7', 'SOC-8', 'SOC-10'],
  ...count('ESC', 6),
  ...count('DSP', 7),
  ...['TKT-3', 'TKT-4', 'TKT-5', 'TKT-6', 'TKT-11'],
  ...count('PLB', 12),
  ...['LNG-1', 'LNG-2', 'LNG-3', 'LNG-4', 'LNG-5', 'LNG-7', 'LNG-8'],
  ...['SEC-1', 'KPI-7', 'KPI-8'],
];

const files = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ isTest: name.endsWith('.test.ts'), text: readFileSync(join(room, name), 'utf8') })),
);
const names = (rule: string, text: string) => new RegExp(`${rule}(?!\\d)`).test(text);

test.each(RULES)('%s is policy or behaviour in shared/', (rule) => {
  expect(files.some((file) => !file.isTest && names(rule, file.text))).toBe(true);
});
