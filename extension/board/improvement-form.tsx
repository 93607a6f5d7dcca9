import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import { IMPROVEMENT_STATES } from '../../shared/model/learning.ts';
import { ClashNote } from '../forms/clash-note.tsx';
import { useFieldDraft } from '../forms/use-field-draft.ts';
import { IMPROVEMENT_WORDS } from '../i18n/term-labels.ts';
import type { StringKey } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';
import { BoardDialog } from './board-dialog.tsx';
import {
  changesBetween,
  draftOf,
  type Improvement,
  type ImprovementDraft,
  isReady,
  newDraft,
  seenOf,
  toBody,
} from './improvement-draft.ts';
import type { BoardData } from './load-board.ts';
import { pairedClient } from './paired-client.ts';
import { sayProblem } from './say-problem.ts';

interface Props {
  readonly data: Pick<BoardData, 'people' | 'staff'>;
  /** Null: a new one. */
  readonly row: Improvement | null;
  /** What a new one is about, where that is known. */
  readonly step: string;
  /** False: this role reads it. */
  readonly edits: boolean;
  readonly onSaved: (row: Improvement) => void;
  readonly onClose: () => void;
}

const TEXTS = [
  ['step', 'improvementCause', 4000],
  ['action', 'improvementMeasure', 4000],
  ['obstacle', 'improvementObstacle', 10_000],
  ['proposal', 'improvementProposal', 10_000],
  ['remark', 'improvementEffect', 10_000],
] as const satisfies readonly (readonly [keyof ImprovementDraft, StringKey, number])[];

const FIELD_KEYS: Readonly<Record<keyof ImprovementDraft, StringKey>> = {
  ...{ step: 'improvementCause', action: 'improvementMeasure', obstacle: 'improvementObstacle' },
  ...{ proposal: 'improvementProposal', remark: 'improvementEffect' },
  ...{ ownerId: 'improvementOwner', dueDay: 'improvementDue', state: 'columnState' },
};

/** One measure with all that KPI-6 keeps of it. What was typed stays until it is saved or the form is closed. */
export function ImprovementForm({ data, row, step, edits, onSaved, onClose }: Props): JSX.Element {
  const { t, pick } = useWords();
  /** The row as it was last read; null: a new one. */
  const [read, setRead] = useState(row);
  const form = useFieldDraft<ImprovementDraft>(read === null ? newDraft(step) : draftOf(read));
  const draft = form.fields;
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Labels | null>(null);
  const set = form.change;
  const owners = data.staff.some(({ id }) => id === draft.ownerId)
    ? data.staff
    : [...data.staff, ...(draft.ownerId === '' ? [] : [nameLeft(draft.ownerId, data.people)])];
  /** Somebody was faster: what they wrote is shown beside what stands in the form. */
  const readAgain = async (id: string) => {
    try {
      const { items } = await (await pairedClient()).listImprovements({ query: {} });
      const now = items.find((one) => one.id === id);
      if (now) setRead(now);
    } catch (error) {
      setProblem(sayProblem(error));
    }
  };
  const sayValue = (field: keyof ImprovementDraft, value: string | undefined): string => {
    if (field === 'ownerId') return owners.find(({ id }) => id === value)?.name ?? '';
    const state = field === 'state' ? IMPROVEMENT_STATES.find((one) => one === value) : undefined;
    return state === undefined ? (value ?? '') : pick(IMPROVEMENT_WORDS[state]);
  };
  const save = async (event: Event) => {
    event.preventDefault();
    setSaving(true);
    setProblem(null);
    try {
      const client = await pairedClient();
      const { improvement } =
        read === null
          ? await client.addImprovement({ body: toBody(draft) })
          : await client.updateImprovement({
              params: { id: read.id },
              body: { ...changesBetween(draftOf(read), draft), seen: seenOf(read) },
            });
      onSaved(improvement);
      onClose();
    } catch (error) {
      setProblem(sayProblem(error));
      if (read !== null && error instanceof ApiError && error.code === 'fields-moved') await readAgain(read.id);
      setSaving(false);
    }
  };
  return (
    <BoardDialog title={t(row === null ? 'improvementNew' : 'improvementOne')} onClose={onClose}>
      <form class="col improvement" onSubmit={(event) => void save(event)}>
        {!edits && <p class="s muted">{t('improvementReadOnly')}</p>}
        <ClashNote
          clashes={form.clashes.map(({ field, mine, theirs }) => ({
            ...{ field, label: t(FIELD_KEYS[field]), isText: TEXTS.some(([name]) => name === field) },
            ...{ mine: sayValue(field, mine), theirs: sayValue(field, theirs) },
          }))}
          onSettle={(field, how) => form.settle(field as keyof ImprovementDraft, how)}
        />
        <fieldset class="col plain-set" disabled={!edits || saving} aria-label={t('improvementOne')}>
          {TEXTS.slice(0, 2).map((text) => (
            <TextField key={text[0]} text={text} draft={draft} onChange={set} required />
          ))}
          <div class="row wrap trio">
            <label class="col grow">
              <span class="xs muted">{t('improvementOwner')}</span>
              <select
                class="btn"
                value={draft.ownerId}
                onChange={({ currentTarget }) => set({ ownerId: currentTarget.value })}
              >
                <option value="">{t('improvementNobody')}</option>
                {owners.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label class="col grow">
              <span class="xs muted">{t('improvementDue')}</span>
              <input
                class="field"
                type="date"
                value={draft.dueDay}
                onInput={({ currentTarget }) => set({ dueDay: currentTarget.value })}
              />
            </label>
            <label class="col grow">
              <span class="xs muted">{t('columnState')}</span>
              <select
                class="btn"
                value={draft.state}
                onChange={({ currentTarget }) =>
                  set({ state: IMPROVEMENT_STATES.find((one) => one === currentTarget.value) ?? draft.state })
                }
              >
                {IMPROVEMENT_STATES.map((state) => (
                  <option key={state} value={state}>
                    {pick(IMPROVEMENT_WORDS[state])}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {TEXTS.slice(2).map((text) => (
            <TextField key={text[0]} text={text} draft={draft} onChange={set} />
          ))}
        </fieldset>
        {problem && (
          <p class="s bad" role="alert">
            {pick(problem)} {t('improvementKept')}
          </p>
        )}
        {edits && (
          <button type="submit" class="btn primary" disabled={saving || !isReady(draft) || form.clashes.length > 0}>
            {t('save')}
          </button>
        )}
      </form>
    </BoardDialog>
  );
}

interface TextProps {
  readonly text: (typeof TEXTS)[number];
  readonly draft: ImprovementDraft;
  readonly onChange: (change: Partial<ImprovementDraft>) => void;
  readonly required?: boolean;
}

function TextField({ text: [name, label, most], draft, onChange, required = false }: TextProps): JSX.Element {
  const { t } = useWords();
  return (
    <label class="col">
      <span class="xs muted">{t(label)}</span>
      <textarea
        class="field"
        data-field={name}
        required={required}
        maxLength={most}
        rows={2}
        value={draft[name]}
        onInput={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
      />
    </label>
  );
}

/** Who is no longer here keeps what is theirs until somebody else takes it. */
function nameLeft(id: string, people: BoardData['people']): BoardData['staff'][number] {
  return { id, name: people.get(id) ?? id };
}
