import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import { KINDS, LEVELS, SENTIMENTS, TOPICS } from '../../../shared/model/analysis.ts';
import type { JudgementFields } from '../../../shared/model/correction.ts';
import type { Mention } from '../../../shared/model/mention.ts';
import { KIND_WORDS, LEVEL_WORDS, TOPIC_WORDS } from '../../i18n/term-labels.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { STRINGS } from '../../i18n/translate.ts';
import { tryMonitor } from '../act.ts';
import { panelClient } from '../load-panel.ts';
import { type PanelState, putMentions, showToast } from '../panel-store.ts';
import { CorrectionList } from './correction-list.tsx';
import { FIELD_KEYS, SENTIMENT_KEYS } from './judgement-words.ts';
import { useCorrectionWords } from './use-correction-words.ts';

export type Corrections = ApiAnswer<'listCorrections'>;

/** Fields from which the monitor learns (`monitor/store/heard/corrections.ts`, `readLessons`); the level holds for one post. */
const TEACHES: ReadonlySet<keyof JudgementFields> = new Set(['sentiment', 'complaint', 'kind', 'topic', 'ours']);

/** One click sets one field right at the monitor; what was set right stands below and can be taken back. */
export function CorrectJudgement({ state, mention }: { state: PanelState; mention: Mention }): JSX.Element {
  const { t, pick, tc } = useCorrectionWords();
  const [known, setKnown] = useState<Corrections | null>(null);
  const [busy, setBusy] = useState(false);
  const { id } = mention;
  const read = async () => {
    const answer = await tryMonitor(panelClient(), (client) => client.listCorrections({ query: { mention: id } }));
    if (answer) setKnown(answer);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew for another mention only; `read` is made at each drawing
  useEffect(() => void read(), [id]);
  const tell = async (work: Promise<{ mention: Mention } | null>, done: StringKey) => {
    setBusy(true);
    const answer = await work;
    setBusy(false);
    if (!answer) return;
    putMentions([answer.mention]);
    showToast({ text: STRINGS[done], tone: 'done' });
    await read();
  };
  const correct = (fields: Partial<JudgementFields>) =>
    void tell(
      tryMonitor(panelClient(), (client) => client.correctMention({ params: { id }, body: fields })),
      'correctDone',
    );
  const undo = (correctionId: string) =>
    void tell(
      tryMonitor(panelClient(), (client) => client.undoCorrection({ params: { id: correctionId } })),
      'correctUndone',
    );
  const { sentiment, complaint, kind, topic } = mention.analysis;
  const yesNo = [
    ['yes', tc('correctYes')],
    ['no', tc('correctNo')],
  ] as const;
  const learned = known?.learned?.complaint;
  return (
    <section class="correct" aria-label={tc('correctTitle')} aria-busy={busy}>
      <Row field="sentiment">
        <Buttons
          label={tc('correctSentiment')}
          options={SENTIMENTS.map((one) => [one, t(SENTIMENT_KEYS[one])] as const)}
          value={sentiment.label}
          busy={busy}
          onChoose={(one) => correct({ sentiment: one })}
        />
      </Row>
      <Row field="complaint">
        <Buttons
          label={tc('correctComplaint')}
          options={yesNo}
          value={complaint.is ? 'yes' : 'no'}
          busy={busy}
          onChoose={(one) => correct({ complaint: one === 'yes' })}
        />
      </Row>
      <Row field="level">
        <Buttons
          label={tc('correctLevel')}
          options={LEVELS.map((one) => [one, pick(LEVEL_WORDS[one])] as const)}
          value={mention.level}
          busy={busy}
          onChoose={(one) => correct({ level: one })}
        />
      </Row>
      <Row field="kind">
        <Menu
          label={tc('correctKind')}
          options={KINDS.map((one) => [one, pick(KIND_WORDS[one])] as const)}
          value={kind}
          busy={busy}
          onChoose={(one) => correct({ kind: one })}
        />
      </Row>
      <Row field="topic">
        <Menu
          label={tc('correctTopic')}
          options={TOPICS.map((one) => [one, pick(TOPIC_WORDS[one])] as const)}
          value={topic}
          busy={busy}
          onChoose={(one) => correct({ topic: one })}
        />
      </Row>
      <Row field="ours">
        <Buttons
          label={tc('correctOurs')}
          options={yesNo}
          value={mention.dismissReason === 'not-ours' ? 'no' : 'yes'}
          busy={busy}
          onChoose={(one) => correct({ ours: one === 'yes' })}
        />
      </Row>
      <p class="xs muted">{tc('correctHonest')}</p>
      {learned && learned.total > 0 && (
        <p class="xs muted">
          {tc('correctLearned', { ...learned, used: tc(learned.used ? 'correctUsed' : 'correctNotUsed') })}
        </p>
      )}
      {known && known.items.length > 0 && (
        <CorrectionList items={known.items} people={state.people} busy={busy} onUndo={undo} />
      )}
    </section>
  );
}

function Row({ field, children }: { field: keyof JudgementFields; children: JSX.Element }): JSX.Element {
  const { tc } = useCorrectionWords();
  return (
    <div class="correct-row" data-field={field}>
      <span class="s">
        {tc(FIELD_KEYS[field])}
        {TEACHES.has(field) && <span class="tag accent">{tc('correctTeaches')}</span>}
      </span>
      {children}
    </div>
  );
}

interface Choices<T extends string> {
  readonly label: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  readonly busy: boolean;
  readonly onChoose: (value: T) => void;
}

function Buttons<T extends string>({ label, options, value, busy, onChoose }: Choices<T>): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add its own frame and legend to a row that has its name already
    <div class="row wrap" role="group" aria-label={label}>
      {options.map(([option, words]) => (
        <button
          key={option}
          type="button"
          class={`btn sm${option === value ? ' on' : ''}`}
          aria-pressed={option === value}
          disabled={busy}
          onClick={() => option !== value && onChoose(option)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

function Menu<T extends string>({ label, options, value, busy, onChoose }: Choices<T>): JSX.Element {
  return (
    <select
      class="btn sm"
      aria-label={label}
      value={value}
      disabled={busy}
      onChange={(event) => onChoose(event.currentTarget.value as T)}
    >
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  );
}
