import { parse, stringify } from 'yaml';
import type { ExchangeFormat, ExchangeProblem, ExchangeRow } from '../exchange-format.ts';

/** YAML of Espanso: `matches` with a trigger and a replacement. Matches that run programs are not taken over. */
const format: ExchangeFormat = {
  id: 'espanso-yaml',
  name: { 'zh-CN': 'Espanso 文件', en: 'Espanso file' },
  endings: ['yml', 'yaml'],
  example: 'matches:\n  - trigger: ":ty"\n    label: Thanks\n    replace: "Hello {{name}}, thank you."\n',
  recognises: (text) => /^\s*(?:#.*\n\s*)*(?:name:.*\n)?matches:/m.test(text),
  read(text) {
    const file: unknown = parse(text);
    if (!isRecord(file) || !Array.isArray(file.matches)) throw new Error('An Espanso file holds a list "matches".');
    const rows: ExchangeRow[] = [];
    const problems: ExchangeProblem[] = [];
    file.matches.forEach((match: unknown, i) => {
      const entry = i + 1;
      if (!isRecord(match) || typeof match.replace !== 'string' || match.replace === '') {
        problems.push({ entry, say: { 'zh-CN': '没有替换文本', en: 'has no replacement text' } });
        return;
      }
      if (runsProgram(match.vars)) {
        problems.push({ entry, say: { 'zh-CN': '含有运行程序的变量', en: 'has a variable that runs a program' } });
        return;
      }
      const triggers = Array.isArray(match.triggers) ? match.triggers : [match.trigger];
      const shortcut = triggers.find((trigger) => typeof trigger === 'string') ?? '';
      rows.push({
        name: typeof match.label === 'string' ? match.label : shortcut,
        shortcut,
        body: match.replace,
        tags: [],
      });
    });
    return { rows, problems };
  },
  write(rows) {
    return stringify({
      matches: rows.map((row) => ({ trigger: row.shortcut, label: row.name, replace: row.body })),
    });
  },
};
export default format;

function runsProgram(vars: unknown): boolean {
  return Array.isArray(vars) && vars.some((one) => isRecord(one) && (one.type === 'shell' || one.type === 'script'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
