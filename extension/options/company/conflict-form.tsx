import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { settleConflicts } from '../../../shared/config-draft.ts';
import type { ConfigDraft } from '../../../shared/schemas/setup.ts';
import { useWords } from '../../look/language-context.ts';
import type { Meanwhile } from './company-draft.ts';

interface Props {
  readonly meanwhile: Meanwhile;
  readonly onSettle: (draft: ConfigDraft) => void;
}

/** Somebody else wrote the file: both sides are shown, and a person chooses where they differ. Nothing is lost. */
export function ConflictForm({ meanwhile, onSettle }: Props): JSX.Element {
  const { t } = useWords();
  const [theirs, setTheirs] = useState<ReadonlySet<number>>(new Set());
  const choose = (index: number, isTheirs: boolean) => {
    const next = new Set(theirs);
    if (isTheirs) next.add(index);
    else next.delete(index);
    setTheirs(next);
  };
  const { conflicts } = meanwhile;
  return (
    <div class="col company-conflict" role="alert">
      <p class="b">{t('companyMeanwhile')}</p>
      <p class="s">{t(conflicts.length === 0 ? 'companyEasy' : 'companyHard')}</p>
      {conflicts.map(({ list, item, mine, theirs: other }, index) => (
        <fieldset key={`${list}${item}`} class="col company-part">
          <legend>
            <code>{item === null ? list : `${list} · ${item}`}</code>
          </legend>
          {([false, true] as const).map((isTheirs) => (
            <label class="col" key={String(isTheirs)}>
              <span class="row s">
                <input
                  type="radio"
                  name={`conflict-${index}`}
                  checked={theirs.has(index) === isTheirs}
                  onChange={() => choose(index, isTheirs)}
                />
                {t(isTheirs ? 'companyTheirs' : 'companyMine')}
              </span>
              <code class="xs break">{writeSide(isTheirs ? other : mine) ?? t('companyTakenOut')}</code>
            </label>
          ))}
        </fieldset>
      ))}
      <button
        type="button"
        class="btn primary"
        data-do="settle"
        onClick={() => onSettle(settleConflicts(meanwhile, theirs))}
      >
        {t('companySettle')}
      </button>
    </div>
  );
}

function writeSide(side: unknown): string | null {
  return side === null ? null : JSON.stringify(side, null, 2);
}
