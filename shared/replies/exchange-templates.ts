import { KINDS, TOPICS } from '../model/analysis.ts';
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
/** What else an exported row says of its template, a tag each: `kind:complaint`, `topic:quality`, `site:weibo`. */
const USES = ['rule', 'kind', 'topic', 'code', 'brand', 'site'] as const;
type Use = (typeof USES)[number];
const USE = new RegExp(`^(${USES.join('|')}):(.+)$`, 's');
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
    const template = templates.get(id) ?? makeTemplate(id, row, mark !== undefined);
    templates.set(id, addText(nameIn(template, language, row.name), language, isPrivate, body));
  });
  return { formatId: format.id, templates: [...templates.values()], problems };
}

/** Writes templates in a format: one row a wording. */
export function exportTemplates(templates: readonly Template[], format: ExchangeFormat): string {
  return format.write(templates.flatMap(listRows));
}

function listRows(template: Template): ExchangeRow[] {
  const uses = writeUses(template);
  return LANGUAGES.flatMap((language) => {
    const { public: variants, dm } = template.texts[language];
    const row = (half: 'public' | 'dm', body: string, suffix: string): ExchangeRow => ({
      name: `${template.name[language]}${suffix}`,
      shortcut: `${template.shortcuts[0] ?? template.id}-${language}-${half}${suffix === '' ? '' : suffix.trim()}`,
      body,
      tags: [`earshot:${template.id}:${language}:${half}`, ...uses],
    });
    const halves = variants.map((body, i) => row('public', body, i === 0 ? '' : ` ${i + 1}`));
    return dm === null ? halves : [...halves, row('dm', dm, '')];
  });
}

function writeUses({ rules, kinds, topics, shortcuts, scope }: Template): string[] {
  const lists: Record<Use, readonly string[]> = {
    rule: rules,
    kind: kinds,
    topic: topics,
    code: shortcuts,
    brand: scope?.brandIds ?? [],
    site: scope?.sites ?? [],
  };
  return USES.flatMap((use) => lists[use].map((value) => `${use}:${value}`));
}

/** @param isOurs the row was exported here: its tags say for what the template is; else they are the folders of another program. */
function makeTemplate(id: string, row: ExchangeRow, isOurs: boolean): Template {
  const name = row.name || row.shortcut || id;
  const empty = { public: [], dm: null };
  const uses = isOurs ? row.tags.map((tag) => USE.exec(tag)).filter((match) => match !== null) : [];
  const listOf = (use: Use) => uses.filter(([, kind]) => kind === use).map(([, , value]) => value ?? '');
  const [brandIds, sites] = [listOf('brand'), listOf('site')];
  return {
    id,
    name: { 'zh-CN': name, en: name },
    rules: listOf('rule'),
    kinds: KINDS.filter((kind) => listOf('kind').includes(kind)),
    topics: TOPICS.filter((topic) => listOf('topic').includes(topic)),
    ...(brandIds.length + sites.length === 0 ? {} : { scope: { brandIds, sites } }),
    shortcuts: isOurs ? listOf('code') : row.shortcut === '' ? [] : [row.shortcut],
    texts: { 'zh-CN': empty, en: empty },
  };
}

/** The first row of a language names the template in it. */
function nameIn(template: Template, language: Language, name: string): Template {
  const { public: wordings, dm } = template.texts[language];
  if (name === '' || wordings.length > 0 || dm !== null) return template;
  const other = language === 'en' ? 'zh-CN' : 'en';
  const hasOther = template.texts[other].public.length > 0 || template.texts[other].dm !== null;
  return { ...template, name: hasOther ? { ...template.name, [language]: name } : { 'zh-CN': name, en: name } };
}

function addText(template: Template, language: Language, isPrivate: boolean, body: string): Template {
  const before = template.texts[language];
  const text = isPrivate ? { ...before, dm: body } : { ...before, public: [...before.public, body] };
  return { ...template, texts: { ...template.texts, [language]: text } };
}
