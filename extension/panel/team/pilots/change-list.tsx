import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Rule } from '../rules/list-rules.ts';
import type { RuleEdits } from '../rules/rule-edits.ts';
import { sayField, sayValue } from '../rules/say-value.ts';
import { useTeamWords } from '../use-team-words.ts';
import { listRuleChanges } from './pilot-changes.ts';

/** Changed rules, one a line, in the words in which the rules stand. */
export function ChangeList({ edits, rules }: { edits: RuleEdits; rules: readonly Rule[] }): JSX.Element {
  const words = useTeamWords();
  const changes = useMemo(() => listRuleChanges(edits, rules), [edits, rules]);
  return (
    <ul class="links s">
      {changes.map(({ rule, field, value }) => (
        <li key={field?.place ?? rule.switchPlace}>
          <span class="faint xs num">{rule.rule}</span> {words.pick(rule.name)}{' '}
          <b>
            {field === null
              ? words.tt(value === false ? 'ruleOff' : 'ruleOn')
              : sayField(field, sayValue(field, value, words), words)}
          </b>
        </li>
      ))}
    </ul>
  );
}
