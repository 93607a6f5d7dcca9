import type { JSX } from 'preact';
import { KINDS, TOPICS, URGENCIES } from '../../../shared/model/analysis.ts';
import type { TicketDraft } from '../../../shared/model/ticket.ts';
import { KIND_WORDS, TOPIC_WORDS, URGENCY_WORDS } from '../../i18n/term-labels.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { useWords } from '../../look/language-context.ts';
import { readLocalInstant, writeLocalInstant } from '../../look/local-instant.ts';
import { ChoiceField } from './choice-field.tsx';

/** What TKT-1 and TKT-2 ask for and a person can say. */
export type TicketFacts = Pick<
  TicketDraft,
  'kind' | 'topic' | 'urgency' | 'contact' | 'orderNumber' | 'product' | 'happenedAt' | 'tried' | 'problem'
>;

interface Props {
  readonly facts: TicketFacts;
  /** Texts come as they are typed; `tidyFacts` trims them when they are saved. */
  readonly onChange: (change: Partial<TicketFacts>) => void;
}

/** How a matter is classed (CLS-1, CLS-2, SLA-URG). */
export function ClassFields({ facts, onChange }: Props): JSX.Element {
  const { t, pick } = useWords();
  const { kind, topic, urgency } = facts;
  return (
    <div class="form-grid">
      <ChoiceField
        {...{ label: t('fieldKind'), value: kind, from: KINDS, words: KIND_WORDS, pick }}
        onPick={(one) => onChange({ kind: one })}
      />
      <ChoiceField
        {...{ label: t('fieldTopic'), value: topic, from: TOPICS, words: TOPIC_WORDS, pick }}
        onPick={(one) => onChange({ topic: one })}
      />
      <ChoiceField
        {...{ label: t('fieldUrgency'), value: urgency, from: URGENCIES, words: URGENCY_WORDS, pick }}
        onPick={(one) => onChange({ urgency: one })}
      />
    </div>
  );
}

const LINES = [
  ['contact', 'fieldContact'],
  ['orderNumber', 'fieldOrder'],
  ['product', 'fieldProduct'],
] as const satisfies readonly (readonly [keyof TicketFacts, StringKey])[];

/** What the customer said beside the problem itself. */
export function DetailFields({ facts, onChange }: Props): JSX.Element {
  const { t } = useWords();
  return (
    <div class="form-grid">
      {LINES.map(([name, label]) => (
        <label key={name} class="col">
          <span class="xs muted">{t(label)}</span>
          <input
            type="text"
            class="field"
            name={name}
            value={facts[name] ?? ''}
            onInput={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        </label>
      ))}
      <label class="col instant">
        <span class="xs muted">{t('fieldHappened')}</span>
        <input
          type="datetime-local"
          class="field"
          name="happenedAt"
          value={facts.happenedAt == null ? '' : writeLocalInstant(facts.happenedAt)}
          onChange={(event) => onChange({ happenedAt: readLocalInstant(event.currentTarget.value) })}
        />
      </label>
      <label class="col all">
        <span class="xs muted">{t('fieldTried')}</span>
        <input
          type="text"
          class="field"
          name="tried"
          value={facts.tried ?? ''}
          onInput={(event) => onChange({ tried: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}

/** The problem in the customer's words. */
export function ProblemField({ facts, onChange }: Props): JSX.Element {
  const { t } = useWords();
  return (
    <label class="col">
      <span class="xs muted">{t('fieldProblem')}</span>
      <textarea
        class="field small"
        name="problem"
        required
        value={facts.problem}
        onInput={(event) => onChange({ problem: event.currentTarget.value })}
      />
    </label>
  );
}

/** Texts without blanks at their ends; an empty one is not known. */
export function tidyFacts<T extends Partial<TicketFacts>>(facts: T): T {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      const text = value.trim();
      return [name, text === '' && name !== 'problem' ? null : text];
    }),
  ) as T;
}
