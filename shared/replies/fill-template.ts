import { PRIVATE_FIELDS, type PrivateField, PUBLIC_FIELDS, type PublicField } from '../model/template.ts';

export type PublicFields = Readonly<Partial<Record<PublicField, string>>>;
export type DirectFields = Readonly<Partial<Record<PublicField | PrivateField, string>>>;
/** Answers to what a template asks the person (`{{ask:到货时间}}`), by the words of the question. */
export type Prompts = Readonly<Record<string, string>>;

/** A template with its values in place. */
export interface FilledText {
  readonly text: string;
  /** Fields without value and fallback; they still stand in the text as `{{…}}`, and nothing should be filled in. */
  readonly missing: readonly string[];
  /** Questions the person has not answered yet. */
  readonly unasked: readonly string[];
}

/** A template that cannot be used as it is written. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

const FIELD = /\{\{\s*([^{}|]+?)\s*(?:\|([^{}]*))?\}\}/g;
// A passage that stands or falls with its fields: no logic beyond that.
const OPTIONAL = /\[\[([^[\]]*)\]\]/g;
const ASK = 'ask:';

/** Other names of the fields, as staff write them. */
const FIELD_ALIASES: Readonly<Record<string, string>> = {
  客户昵称: 'customer.name',
  客户姓名: 'customer.name',
  客服姓名: 'agent.name',
  品牌: 'brand.name',
  brand: 'brand.name',
  承诺时间: 'promise.time',
  部门: 'department',
  订单号: 'order.number',
  联系方式: 'customer.contact',
  工单号: 'ticket.number',
  商品: 'product',
};

/**
 * Fills the public half. Private fields cannot be handed in by type, and one that is named in the text is refused.
 * @throws TemplateError for a private or unknown field.
 */
export function fillPublic(template: string, fields: PublicFields, prompts: Prompts = {}): FilledText {
  return fill(template, fields, prompts, (field) => {
    if ((PRIVATE_FIELDS as readonly string[]).includes(field))
      throw new TemplateError(field, `"${field}" is private: it may stand in the direct message only (SOC-4).`);
    requireKnown(field, PUBLIC_FIELDS);
  });
}

/** Fills the direct message. @throws TemplateError for an unknown field. */
export function fillDirect(template: string, fields: DirectFields, prompts: Prompts = {}): FilledText {
  return fill(template, fields, prompts, (field) => requireKnown(field, [...PUBLIC_FIELDS, ...PRIVATE_FIELDS]));
}

/** Names of all fields that a text uses, each once, in order; questions with their `ask:`. */
export function listFields(template: string): string[] {
  return [...new Set([...template.matchAll(FIELD)].map((match) => resolveName(match[1] ?? '')))];
}

function fill(template: string, fields: DirectFields, prompts: Prompts, check: (field: string) => void): FilledText {
  const missing = new Set<string>();
  const unasked = new Set<string>();
  const put = (text: string, isOptional: boolean): string | null => {
    let isWhole = true;
    const filled = text.replace(FIELD, (whole, rawName: string, fallback: string | undefined) => {
      const name = resolveName(rawName);
      const question = name.startsWith(ASK) ? name.slice(ASK.length).trim() : null;
      if (question === null) check(name);
      const value = (question === null ? fields[name as PublicField | PrivateField] : prompts[question]) || fallback;
      if (value !== undefined) return value;
      isWhole = false;
      if (!isOptional) (question === null ? missing : unasked).add(question ?? name);
      return whole;
    });
    return isOptional && !isWhole ? null : filled;
  };
  const withPassages = template.replace(OPTIONAL, (_whole, passage: string) => protect(put(passage, true) ?? ''));
  const text = unprotect(put(withPassages, false) ?? '');
  return { text, missing: [...missing], unasked: [...unasked] };
}

// A value may itself hold braces (a customer's name is untrusted): once put in, it is never read as a field again.
const OPEN_MARK = '\uE000';
function protect(text: string): string {
  return text.replaceAll('{', OPEN_MARK);
}
function unprotect(text: string): string {
  return text.replaceAll(OPEN_MARK, '{');
}

/** The name of a field, whichever of its names was written. */
export function resolveName(rawName: string): string {
  const name = rawName.trim();
  return FIELD_ALIASES[name] ?? name;
}

function requireKnown(field: string, known: readonly string[]): void {
  if (!known.includes(field))
    throw new TemplateError(field, `"${field}" is no field of a template here. Known: ${known.join(', ')}.`);
}
