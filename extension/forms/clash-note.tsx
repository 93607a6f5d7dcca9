import type { JSX } from 'preact';
import { useWords } from '../look/language-context.ts';
import type { Settlement } from './field-draft.ts';

/** A clash in words. */
export interface SaidClash {
  readonly field: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  /** Words of which both can stay, one below the other. */
  readonly isText: boolean;
}

interface Props {
  readonly clashes: readonly SaidClash[];
  readonly onSettle: (field: string, how: Settlement) => void;
}

/** Somebody else changed what is being written here: both stand beside each other until one is chosen. */
export function ClashNote({ clashes, onSettle }: Props): JSX.Element | null {
  const { t } = useWords();
  if (clashes.length === 0) return null;
  return (
    <section class="clashes" role="status" data-section="clashes">
      <p class="s b">{t('clashTitle')}</p>
      {clashes.map(({ field, label, mine, theirs, isText }) => {
        const take = (how: Settlement, says: 'clashTakeMine' | 'clashTakeTheirs' | 'clashTakeBoth') => (
          <button type="button" class="btn sm" data-take={how} onClick={() => onSettle(field, how)}>
            {t(says)}
          </button>
        );
        return (
          <div key={field} class="clash" data-clash={field}>
            <span class="xs muted">{label}</span>
            <Side says={t('clashTheirs')} words={theirs} />
            <Side says={t('clashMine')} words={mine} />
            <div class="row wrap">
              {take('mine', 'clashTakeMine')}
              {take('theirs', 'clashTakeTheirs')}
              {isText && take('both', 'clashTakeBoth')}
            </div>
          </div>
        );
      })}
    </section>
  );
}

function Side({ says, words }: { says: string; words: string }): JSX.Element {
  return (
    <p class="s break">
      <span class="xs muted">{says}</span> <bdi>{words === '' ? '—' : words}</bdi>
    </p>
  );
}
