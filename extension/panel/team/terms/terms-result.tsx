import type { JSX } from 'preact';
import type { ApiAnswer } from '../../../../shared/api.ts';
import { useTeamWords } from '../use-team-words.ts';

interface Props {
  readonly result: ApiAnswer<'testTerms'>;
  readonly onMissing: (word: string) => void;
  readonly onMisleading: (word: string) => void;
}

/** What the words heard and missed, and which words would better it; a click puts one into its list. */
export function TermsResult({ result, onMissing, onMisleading }: Props): JSX.Element {
  const { tt } = useTeamWords();
  const share = (value: number | null) => (value === null ? '—' : `${(value * 100).toFixed(1)}%`);
  const { total, found, missed, wrong, precision, recall, missing, misleading } = result;
  if (total === 0)
    return (
      <p class="card box s" role="status">
        {tt('termsNothing')}
      </p>
    );
  return (
    <section class="card box" data-section="terms-result" role="status">
      <p class="s">
        {tt('termsFound', { n: total, found })} · {tt('termsPrecision')} <b class="num">{share(precision)}</b> ·{' '}
        {tt('termsRecall')} <b class="num">{share(recall)}</b>
      </p>
      <WordButtons title={tt('termsMissing')} words={missing} onPick={onMissing} />
      <WordButtons title={tt('termsMisleading')} words={misleading} onPick={onMisleading} />
      {missed.length > 0 && <h2 class="s">{tt('termsMissed', { n: missed.length })}</h2>}
      <ul class="links s">
        {missed.map(({ text, why }) => (
          <li key={text}>
            <bdi class="break">{text}</bdi>{' '}
            <span class="xs muted">{tt(why === 'no-brand' ? 'termsNoBrandWord' : 'termsNoComplaint')}</span>
          </li>
        ))}
      </ul>
      {wrong.length > 0 && <h2 class="s">{tt('termsWrong', { n: wrong.length })}</h2>}
      <ul class="links s">
        {wrong.map(({ text, terms }) => (
          <li key={text}>
            <bdi class="break">{text}</bdi> <span class="xs muted">{terms.join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WordProps {
  readonly title: string;
  readonly words: readonly string[];
  readonly onPick: (word: string) => void;
}

function WordButtons({ title, words, onPick }: WordProps): JSX.Element | null {
  if (words.length === 0) return null;
  return (
    <div class="row wrap s">
      <span class="muted">{title}</span>
      {words.map((word) => (
        <button key={word} type="button" class="btn sm" onClick={() => onPick(word)}>
          + {word}
        </button>
      ))}
    </div>
  );
}
