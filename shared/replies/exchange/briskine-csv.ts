import papa from 'papaparse';
import type { ExchangeFormat, ExchangeProblem, ExchangeRow } from '../exchange-format.ts';

const HEADER = ['id', 'title', 'shortcut', 'subject', 'to', 'cc', 'bcc', 'tags', 'body'];

/** CSV of Briskine: a fixed header; the export adds `body_plain_text`, which is preferred because the body is HTML there. */
const format: ExchangeFormat = {
  id: 'briskine-csv',
  name: { 'zh-CN': 'Briskine 表格', en: 'Briskine table' },
  endings: ['csv'],
  example: `${HEADER.join(',')}\n1,Thanks,ty,,,,,"social, en","Hello {{to.first_name}}, thank you."\n`,
  recognises: (text) => /^\uFEFF?id,title,shortcut,/i.test(text),
  read(text) {
    const { data } = papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: true,
    });
    const rows: ExchangeRow[] = [];
    const problems: ExchangeProblem[] = [];
    const seen = new Set<string>();
    data.forEach((record, i) => {
      const body = record.body_plain_text || record.body;
      if (!body) problems.push({ entry: i + 1, say: { 'zh-CN': '没有正文', en: 'has no body' } });
      // Briskine itself keeps the first of two with the same short code.
      else if (record.shortcut && seen.has(record.shortcut))
        problems.push({
          entry: i + 1,
          say: { 'zh-CN': `快捷编码 ${record.shortcut} 重复`, en: `short code ${record.shortcut} stands twice` },
        });
      else {
        if (record.shortcut) seen.add(record.shortcut);
        const tags = (record.tags ?? '').split(',').map((tag) => tag.trim());
        rows.push({
          name: record.title ?? '',
          shortcut: record.shortcut ?? '',
          body,
          tags: tags.filter((tag) => tag !== ''),
        });
      }
    });
    return { rows, problems };
  },
  write(rows) {
    const data = rows.map((row, i) => [
      String(i + 1),
      row.name,
      row.shortcut,
      '',
      '',
      '',
      '',
      row.tags.join(', '),
      row.body,
    ]);
    return `${papa.unparse({ fields: HEADER, data }, { newline: '\n' })}\n`;
  },
};
export default format;
