import type { Language } from '../model/labels.ts';
import { PRIVATE_FIELDS, type Template } from '../model/template.ts';
import { exchangeFormats } from './exchange/registry.ts';
import type { ExchangeFormat, ExchangeProblem, ExchangeRow } from './exchange-format.ts';
import { listFields } from './fill-template.ts';
import { translateFields } from './translate-fields.ts';

/** What an import brought. Templates of one language have no wording in the other. */
export interface ImportedTemplates {
  readonly formatId: string;
  readonly templates: readonly Template[];
  readonly problems: readonly ExchangeProblem[];
}

/** Marks an exported row as a half of a pair, so that it comes back as one: `earshot:first-answer:zh-CN:public`. */
const MARK = /^earshot:([^:]+):(zh-CN|en):(public|dm)$/;
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const HAN = /\p{Script=Han}/u;

/** Reads saved replies in any known format. @throws Error when the text is of none, with what is known. */
export function importTemplates(text: string): ImportedTemplates {
  const format = exchangeFormats.find((candidate) => candidate.recognises(text));
  if (format === undefined)
    throw new Error(`No known format of replies. Known: ${exchangeFormats.map(({ name }) => name.en).join(', ')}.`);
  const { rows, problems } = format.read(text);
  const templates = new Map<string, Template>();
  rows.forEach((row, i) => {
    const mark = row.tags.map((tag) => MARK.exec(tag)).find((match) => match !== null);
    const id = mark?.[1] ?? `imported-${i + 1}`;
    const body = mark === undefined ? translateFields(row.body) : row.body;
    const language = (mark?.[2] as Language | undefined) ?? (HAN.test(body) ? 'zh-CN' : 'en');
    // A text with private fields is a direct message, whatever it was before (SOC-4).
    const isPrivate =
      mark?.[3] === 'dm' || listFields(body).some((field) => (PRIVATE_FIELDS as readonly string[]).includes(field));
    templates.set(id, addText(templates.get(id) ?? makeTemplate(id, row), language, isPrivate, body));
  });
  return { formatId: format.id, templates: [...templates.values()], problems };
}

/** Writes templates in a format: one row a wording. */
export function exportTemplates(templates: readonly Template[], format: ExchangeFormat): string {
  return format.write(templates.flatMap(listRows));
}

function listRows(template: Template): ExchangeRow[] {
  return LANGUAGES.flatMap((language) => {
    const { public: variants, dm } = template.texts[language];
    const row = (half: 'public' | 'dm', body: string, suffix: string): ExchangeRow => ({
      name: `${template.name[language]}${suffix}`,
      shortcut: `${template.shortcuts[0] ?? template.id}-${language}-${half}${suffix === '' ? '' : suffix.trim()}`,
      body,
      tags: [`earshot:${template.id}:${language}:${half}`],
    });
    const halves = variants.map((body, i) => row('public', body, i === 0 ? '' : ` ${i + 1}`));
    return dm === null ? halves : [...halves, row('dm', dm, '')];
  });
}

function makeTemplate(id: string, row: ExchangeRow): Template {
  const name = row.name || row.shortcut || id;
  const empty = { public: [], dm: null };
  return {
    id,
    name: { 'zh-CN': name, en: name },
    rules: [],
    kinds: [],
    topics: [],
    shortcuts: row.shortcut === '' ? [] : [row.shortcut],
    texts: { 'zh-CN': empty, en: empty },
  };
}

function addText(template: Template, language: Language, isPrivate: boolean, body: string): Template {
  const before = template.texts[language];
  const text = isPrivate ? { ...before, dm: body } : { ...before, public: [...before.public, body] };
  return { ...template, texts: { ...template.texts, [language]: text } };
}
