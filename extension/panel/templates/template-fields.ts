import type { Kind, Topic } from '../../../shared/model/analysis.ts';
import type { Language } from '../../../shared/model/labels.ts';
import type { Template, TemplateImage, TemplateScope } from '../../../shared/model/template.ts';

/** Whose a template that is written here will be. */
export const WRITERS = ['own', 'team', 'brand'] as const;
export type Writer = (typeof WRITERS)[number];

/** What one form of a template changes, each field as one text: two that changed one field are held beside each other. */
export interface TemplateFields {
  readonly name: string;
  /** Wordings with a blank line between them. */
  readonly public: string;
  readonly dm: string;
  readonly shortcuts: string;
  readonly kinds: string;
  readonly topics: string;
  readonly sites: string;
  /** Whose it is; of a brand, of which stands in `brands`. */
  readonly holder: Writer;
  readonly brands: string;
  /** JSON of the pictures: both lists are held beside each other as one. */
  readonly images: string;
}

const BETWEEN = ' ';

/** What stands in the form at first. Null: a new one. @param isTeams It is one of the house. */
export function readTemplateFields(template: Template | null, language: Language, isTeams = false): TemplateFields {
  const brands = template?.scope?.brandIds ?? [];
  const text = template?.texts[language];
  return {
    name: template?.name[language] ?? '',
    public: text?.public.join('\n\n') ?? '',
    dm: text?.dm ?? '',
    shortcuts: (template?.shortcuts ?? []).join(BETWEEN),
    kinds: (template?.kinds ?? []).join(BETWEEN),
    topics: (template?.topics ?? []).join(BETWEEN),
    sites: (template?.scope?.sites ?? []).join(BETWEEN),
    holder: isTeams ? (brands.length > 0 ? 'brand' : 'team') : 'own',
    brands: brands.join(BETWEEN),
    images: template?.images?.length ? JSON.stringify(template.images) : '',
  };
}

/** The wordings of the public half, as they are written with a blank line between them. */
export function splitWordings(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter(Boolean);
}

/** A list as it stands in its field. */
export function splitList(text: string): readonly string[] {
  return text.split(/[\s,，、]+/).filter(Boolean);
}

/** The pictures as they stand in their field. */
export function splitImages(text: string): readonly TemplateImage[] {
  return text === '' ? [] : (JSON.parse(text) as readonly TemplateImage[]);
}

/** The template with what the form says; what the form does not show stays. Null: a new one under a new id. */
export function applyTemplateFields(template: Template | null, fields: TemplateFields, language: Language): Template {
  const name = fields.name.trim();
  const dm = fields.dm.trim();
  const empty = { public: [], dm: null };
  const base: Template = template ?? {
    ...{ id: `own-${crypto.randomUUID()}`, name: { 'zh-CN': name, en: name }, rules: [], kinds: [], topics: [] },
    ...{ shortcuts: [], texts: { 'zh-CN': empty, en: empty } },
  };
  const { images: _before, ...rest } = base;
  const images = splitImages(fields.images);
  return {
    ...rest,
    ...(images.length === 0 ? {} : { images }),
    name: { ...base.name, [language]: name },
    kinds: splitList(fields.kinds) as readonly Kind[],
    topics: splitList(fields.topics) as readonly Topic[],
    shortcuts: splitList(fields.shortcuts),
    scope: { ...base.scope, sites: splitList(fields.sites), ...readBrands(base, fields) },
    texts: { ...base.texts, [language]: { public: splitWordings(fields.public), dm: dm === '' ? null : dm } },
  };
}

/** One's own keeps the brands that it came with: no form of one's own shows them. */
function readBrands({ scope }: Template, { holder, brands }: TemplateFields): Pick<TemplateScope, 'brandIds'> {
  if (holder !== 'own') return { brandIds: holder === 'brand' ? splitList(brands) : [] };
  return scope?.brandIds ? { brandIds: scope.brandIds } : {};
}
