import type { JSX } from 'preact';
import { useTeamWords } from '../use-team-words.ts';
import type { Rule } from './list-rules.ts';
import type { RuleValue } from './rule-edits.ts';
import type { RulesDraft } from './rules-draft.ts';
import { sayValue } from './say-value.ts';
import type { RulesDesk } from './use-rules.ts';

interface Props {
  readonly draft: RulesDraft;
  readonly moved: NonNullable<RulesDraft['moved']>;
  readonly rules: readonly Rule[];
  readonly onSettle: RulesDesk['settle'];
}

/** Another saved first: what of theirs was taken in, and where one of two values has to be chosen. */
export function MovedNote({ draft, moved, rules, onSettle }: Props): JSX.Element {
  const words = useTeamWords();
  const { tt, pick } = words;
  const clashes = moved.clashes.flatMap((place) =>
    rules.flatMap((rule) => {
      const field = rule.fields.find((one) => one.place === place);
      if (field === undefined && rule.switchPlace !== place) return [];
      const say = (value: RuleValue | undefined) =>
        field ? sayValue(field, value ?? field.shipped, words) : tt(value === false ? 'ruleOff' : 'ruleOn');
      return [{ place, rule, mine: say(draft.edits.get(place)), theirs: say(moved.theirs.get(place)) }];
    }),
  );
  return (
    <section class="card box moved" role="status">
      <p class="s">{tt('rulesMoved', { n: moved.taken })}</p>
      {clashes.length > 0 && (
        <>
          <p class="s b">{tt('rulesClash')}</p>
          <ul>
            {clashes.map(({ place, rule, mine, theirs }) => (
              <li key={place} class="row wrap s" data-clash={place}>
                <span class="grow">
                  <span class="faint xs num">{rule.rule}</span> {pick(rule.name)}
                </span>
                <button type="button" class="btn sm" data-take="mine" onClick={() => onSettle(place, 'mine')}>
                  {tt('rulesMine', { value: mine })}
                </button>
                <button type="button" class="btn sm" data-take="theirs" onClick={() => onSettle(place, 'theirs')}>
                  {tt('rulesTheirs', { value: theirs })}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
