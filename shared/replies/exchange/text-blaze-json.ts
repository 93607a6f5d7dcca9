import type { ExchangeFormat, ExchangeProblem, ExchangeRow } from '../exchange-format.ts';

/** JSON of Text Blaze: folders of snippets with a short code and a text. */
const format: ExchangeFormat = {
  id: 'text-blaze-json',
  name: { 'zh-CN': 'Text Blaze 文件', en: 'Text Blaze file' },
  endings: ['json'],
  example:
    '{"folders":[{"name":"social","snippets":[{"shortcut":"/ty","name":"Thanks","text":"Hello {formtext: name=customer}"}]}]}',
  recognises: (text) => /^\s*\{/.test(text) && /"folders"\s*:/.test(text),
  read(text) {
    const file: unknown = JSON.parse(text);
    if (!isRecord(file) || !Array.isArray(file.folders)) throw new Error('A Text Blaze file holds a list "folders".');
    const rows: ExchangeRow[] = [];
    const problems: ExchangeProblem[] = [];
    let entry = 0;
    for (const folder of file.folders) {
      if (!isRecord(folder) || !Array.isArray(folder.snippets)) continue;
      for (const snippet of folder.snippets) {
        entry++;
        const body = isRecord(snippet) ? snippet.text : undefined;
        if (!isRecord(snippet) || typeof body !== 'string' || body === '') {
          problems.push({ entry, say: { 'zh-CN': '没有正文', en: 'has no text' } });
          continue;
        }
        const shortcut = typeof snippet.shortcut === 'string' ? snippet.shortcut : '';
        const name = typeof snippet.name === 'string' ? snippet.name : shortcut;
        rows.push({ name, shortcut, body, tags: typeof folder.name === 'string' ? folder.name.split(', ') : [] });
      }
    }
    return { rows, problems };
  },
  write(rows) {
    const folders = new Map<string, { shortcut: string; name: string; text: string }[]>();
    for (const row of rows) {
      const folder = row.tags.join(', ');
      folders.set(folder, [...(folders.get(folder) ?? []), { shortcut: row.shortcut, name: row.name, text: row.body }]);
    }
    const file = { folders: [...folders].map(([name, snippets]) => ({ name, snippets })) };
    return `${JSON.stringify(file, null, 2)}\n`;
  },
};
export default format;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
