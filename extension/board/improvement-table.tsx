import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { IMPROVEMENT_WORDS } from '../i18n/term-labels.ts';
import { STRINGS } from '../i18n/translate.ts';
import { useWords } from '../look/language-context.ts';
import { Block } from './block.tsx';
import type { Improvement } from './improvement-draft.ts';
import { ImprovementForm } from './improvement-form.tsx';
import type { BoardData } from './load-board.ts';

const STATE_TONES = { 'not-started': '', running: 'blue', done: 'green', 'to-improve': 'orange' } as const;

interface Props {
  readonly data: BoardData;
  readonly improvements: readonly Improvement[];
  /** A cause that is to become a measure; null: none was chosen. */
  readonly proposed: string | null;
  readonly onProposed: (step: string | null) => void;
  readonly onSaved: (row: Improvement) => void;
}

/** KPI-6: the improvement table (流程优化执行表), the nearest date first; each row opens whole. */
export function ImprovementTable({ data, improvements, proposed, onProposed, onSaved }: Props): JSX.Element {
  const { t, pick, language } = useWords();
  const [opened, setOpened] = useState<Improvement | null>(null);
  const date = new Intl.DateTimeFormat(language, { month: '2-digit', day: '2-digit' });
  const edits = data.permissions.has('desk.manage');
  const close = () => {
    setOpened(null);
    onProposed(null);
  };
  return (
    <>
      <Block
        title={t('improvementTitle')}
        means={STRINGS.improvementMeans}
        width="wide"
        action={
          edits && (
            <button type="button" class="btn ghost sm" onClick={() => onProposed('')}>
              {t('improvementAdd')}
            </button>
          )
        }
        foot={edits ? null : t('improvementReadOnly')}
        columns={[t('improvementStep'), t('improvementOwner'), t('improvementDue'), t('columnState')]}
        empty={improvements.length === 0 ? t('improvementNone') : null}
      >
        {improvements.map((one) => {
          const isLate = one.dueAt !== null && one.dueAt < data.serverTime && one.state !== 'done';
          return (
            <tr key={one.id}>
              <td>
                <button type="button" class="plain" onClick={() => setOpened(one)}>
                  <bdi>{one.step}</bdi>
                </button>
                <span class="s muted detail">
                  <bdi>{one.action}</bdi>
                </span>
              </td>
              <td class="n">{one.ownerId === null ? '—' : (data.people.get(one.ownerId) ?? one.ownerId)}</td>
              <td class={`n num ${isLate ? 'bad' : ''}`}>{one.dueAt === null ? '—' : date.format(one.dueAt)}</td>
              <td class="n">
                <span class={`tag ${STATE_TONES[one.state]}`}>{pick(IMPROVEMENT_WORDS[one.state])}</span>
              </td>
            </tr>
          );
        })}
      </Block>
      {(opened !== null || proposed !== null) && (
        <ImprovementForm
          data={data}
          row={opened}
          step={proposed ?? ''}
          edits={edits}
          onSaved={onSaved}
          onClose={close}
        />
      )}
    </>
  );
}
