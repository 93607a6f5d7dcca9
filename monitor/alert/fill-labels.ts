import type { Labels } from '../../shared/model/labels.ts';

/** Puts values into the `{name}` places of a text in both languages; a value may differ by language. */
export function fillLabels(words: Labels, values: Readonly<Record<string, string | number | Labels>>): Labels {
  const put = (language: keyof Labels) =>
    words[language].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { 'zh-CN': put('zh-CN'), en: put('en') };
}
