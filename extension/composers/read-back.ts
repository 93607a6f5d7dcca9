import { type Editor, isField } from './detect-editor.ts';

/** What an editor shows now. */
export function readEditor({ element }: Editor): string {
  if (isField(element)) return element.value;
  // biome-ignore lint/performance/useDomNodeTextContent: only the laid-out text has the line breaks that a reader sees
  return element.innerText;
}

/**
 * Text as two editors may show it differently and still mean the same: blank lines, trailing spaces, hard spaces, marks of
 * width zero. Everything that a reader sees stays.
 */
export function normaliseEditorText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u200b\u200c\ufeff]/gu, '')
    .replace(/[\u00a0\u202f]/gu, ' ')
    .replace(/[ \t]*\n\s*/gu, '\n')
    .trim();
}

/** Whether an editor shows the text now, behind what was in it. `before` is empty when it was to be replaced. */
export function showsText(editor: Editor, before: string, text: string): boolean {
  const wanted = normaliseEditorText(text);
  const shown = normaliseEditorText(readEditor(editor));
  const kept = normaliseEditorText(before);
  if (editor.element.tagName === 'INPUT') return shown === `${kept}${wanted.replaceAll('\n', ' ')}`;
  return [`${kept}${wanted}`, `${kept} ${wanted}`, `${kept}\n${wanted}`].includes(shown) || shown === wanted;
}
