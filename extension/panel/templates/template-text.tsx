import type { ComponentChild, JSX } from 'preact';
import { resolveName } from '../../../shared/replies/fill-template.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';

/** `{{name|fallback}}`, `{{ask:question}}`, and the marks of an optional passage. */
const PIECE = /\{\{\s*([^{}|]+?)\s*(?:\|([^{}]*))?\}\}|\[\[|\]\]/g;

const FIELD_KEYS: Readonly<Record<string, StringKey>> = {
  'customer.name': 'fieldCustomer',
  'agent.name': 'slotAgent',
  'brand.name': 'boardBrand',
  'promise.time': 'slotPromise',
  department: 'fieldDepartment',
  'order.number': 'fieldOrder',
  'customer.contact': 'fieldContact',
  'ticket.number': 'tabTickets',
  product: 'fieldProduct',
};

interface Slot {
  /** What will stand there when nothing better is known; null: only the field's name can be shown. */
  readonly fallback: string | null;
  readonly field: string;
  /** Where it stands in the template. */
  readonly at: number;
}

/** A template as a person reads it: plain words, and the places that are filled in for each post. */
export function readTemplate(text: string): readonly (string | Slot)[] {
  const parts: (string | Slot)[] = [];
  let at = 0;
  for (const hit of text.matchAll(PIECE)) {
    if (hit.index > at) parts.push(text.slice(at, hit.index));
    const field = hit[1] === undefined ? undefined : resolveName(hit[1]);
    if (field?.startsWith('ask:')) parts.push({ field, fallback: field.slice(4), at: hit.index });
    else if (field !== undefined) parts.push({ field, fallback: hit[2] ?? null, at: hit.index });
    at = hit.index + hit[0].length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/** What is copied: places stand with what will be there, or in brackets by name; never as the library's own marks. */
export function writePlain(text: string, nameOf: (field: string) => string): string {
  return readTemplate(text)
    .map((part) => (typeof part === 'string' ? part : (part.fallback ?? `【${nameOf(part.field)}】`)))
    .join('');
}

/** One wording, its places marked. */
export function TemplateText({ text }: { text: string }): JSX.Element {
  const { t } = useWords();
  const parts: ComponentChild[] = readTemplate(text).map((part) =>
    typeof part === 'string' ? (
      part
    ) : (
      <span key={part.at} class="slot">
        {part.fallback ?? nameField(part.field, t)}
      </span>
    ),
  );
  return <p class="break">{parts}</p>;
}

/** What a person calls a field. */
export function nameField(field: string, t: ReturnType<typeof useWords>['t']): string {
  const key = FIELD_KEYS[field];
  return key ? t(key) : field;
}
