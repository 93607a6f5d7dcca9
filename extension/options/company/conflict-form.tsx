import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type SideLine, settleConflicts, writeSide } from '../../../shared/config-draft.ts';
import type { ConfigDraft } from '../../../shared/schemas/setup.ts';
import { useWords } from '../../look/language-context.ts';
import type { ListName, Meanwhile } from './company-draft.ts';
import { LIST_KEYS } from './list-names.ts';

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
  const nameList = (list: string) => (list in LIST_KEYS ? t(LIST_KEYS[list as ListName]) : list);
  return (
    <div class="col company-conflict" role="alert">
      <p class="b">{t('companyMeanwhile')}</p>
      <p class="s">{t(conflicts.length === 0 ? 'companyEasy' : 'companyHard')}</p>
      {conflicts.map(({ list, item, mine, theirs: other }, index) => (
        <fieldset key={`${list}${item}`} class="sides">
          <legend class="s b">{[nameList(list), item].filter((part) => part !== null).join(' · ')}</legend>
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
              <SideText lines={isTheirs ? writeSide(other, mine) : writeSide(mine, other)} />
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

/** What one side wrote, with what differs marked: nobody compares two texts by eye. */
function SideText({ lines }: { lines: readonly SideLine[] | null }): JSX.Element {
  const { t } = useWords();
  return (
    <code class="xs break">
      {lines?.map(({ text, differs }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that stands still
        <span key={at} class={differs ? 'differs' : ''}>{`${text}\n`}</span>
      )) ?? t('companyTakenOut')}
    </code>
  );
}
