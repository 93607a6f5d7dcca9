import type { Language } from '../../../shared/model/labels.ts';
import type { Template } from '../../../shared/model/template.ts';
import { fillDirect, fillPublic, type Prompts } from '../../../shared/replies/fill-template.ts';

/** Marks around values in a filled text; private-use characters, never shown. */
const OPEN = '\uE100';
const CLOSE = '\uE101';

/** A piece of a reply: `value` was put in, `gap` still waits for one. */
export interface ReplyPart {
  readonly kind: 'plain' | 'value' | 'gap';
  readonly text: string;
}

/** One half of a reply, ready to be shown and filled. */
export interface ComposedHalf {
  readonly text: string;
  readonly parts: readonly ReplyPart[];
  /** Fields and questions without an answer, by the words that a person is asked with. */
  readonly open: readonly string[];
}

export type ReplyFields = Readonly<Record<string, string>>;

/** Fills the public half of a template, in one of its wordings. Throws `TemplateError` when it names a private field. */
export function composePublic(
  template: Template,
  language: Language,
  variant: number,
  fields: ReplyFields,
  prompts: Prompts,
): ComposedHalf {
  const wording = template.texts[language].public[variant] ?? template.texts[language].public[0] ?? '';
  return describe(fillPublic(markFallbacks(wording), markValues(fields), markValues(prompts)));
}

/** Fills the direct message; null when the template has none. */
export function composeDirect(
  template: Template,
  language: Language,
  fields: ReplyFields,
  prompts: Prompts,
): ComposedHalf | null {
  const wording = template.texts[language].dm;
  return wording === null
    ? null
    : describe(fillDirect(markFallbacks(wording), markValues(fields), markValues(prompts)));
}

function markValues(values: ReplyFields): ReplyFields {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === '' ? [] : [[name, `${OPEN}${dropMarks(value)}${CLOSE}`]],
    ),
  );
}

function markFallbacks(wording: string): string {
  return wording.replace(/(\{\{[^{}|]+\|)([^{}]+)(\}\})/gu, `$1${OPEN}$2${CLOSE}$3`);
}

function describe(filled: {
  readonly text: string;
  readonly missing: readonly string[];
  readonly unasked: readonly string[];
}): ComposedHalf {
  const parts = filled.text
    .split(/(\uE100[^\uE101]*\uE101|\{\{[^{}]*\}\})/u)
    .filter((text) => text !== '')
    .map((text): ReplyPart => {
      if (text.startsWith(OPEN)) return { kind: 'value', text: dropMarks(text) };
      return text.startsWith('{{')
        ? { kind: 'gap', text: text.slice(2, -2).replace(/^ask:/u, '') }
        : { kind: 'plain', text };
    });
  return { text: dropMarks(filled.text), parts, open: [...filled.missing, ...filled.unasked] };
}

function dropMarks(text: string): string {
  return text.replace(/[\uE100\uE101]/gu, '');
}
