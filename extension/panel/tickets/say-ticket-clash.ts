import type { Labels } from '../../../shared/model/labels.ts';
import type { SaidClash } from '../../forms/clash-note.tsx';
import type { FieldClash } from '../../forms/field-draft.ts';
import { KIND_WORDS, TOPIC_WORDS, URGENCY_WORDS } from '../../i18n/term-labels.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import type { Words } from '../../look/language-context.ts';
import { readNow } from '../use-now.ts';
import type { TicketFacts } from './ticket-fields.tsx';

const FIELD_KEYS: Readonly<Record<keyof TicketFacts, StringKey>> = {
  kind: 'fieldKind',
  topic: 'fieldTopic',
  urgency: 'fieldUrgency',
  contact: 'fieldContact',
  orderNumber: 'fieldOrder',
  product: 'fieldProduct',
  happenedAt: 'fieldHappened',
  tried: 'fieldTried',
  problem: 'fieldProblem',
};
const TERMS: Readonly<Record<string, Readonly<Record<string, Labels>>>> = {
  kind: KIND_WORDS,
  topic: TOPIC_WORDS,
  urgency: URGENCY_WORDS,
};

/** A clash over a field of a ticket, in the words of its form. */
export function sayTicketClash({ field, mine, theirs }: FieldClash<TicketFacts>, words: Words): SaidClash {
  const { t, pick, language } = words;
  const say = (value: FieldClash<TicketFacts>['mine']): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return formatInstant(value, readNow(), language);
    const term = TERMS[field]?.[value];
    return term ? pick(term) : value;
  };
  const isText = field === 'problem' || field === 'tried';
  return { field, label: t(FIELD_KEYS[field]), mine: say(mine), theirs: say(theirs), isText };
}
