import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiBody } from '../../../../shared/api.ts';
import { joinWords } from '../../../look/join-words.ts';
import { readLocalInstant, writeLocalInstant } from '../../../look/local-instant.ts';
import { DEPARTMENT_IDS, nameDepartment } from '../../../look/name-policy.ts';
import { linkToTeam } from '../../route.ts';
import { useKeptText } from '../../use-kept.ts';
import { readNow } from '../../use-now.ts';
import { writeEdits } from '../rules/rule-edits.ts';
import type { RulesDesk } from '../rules/use-rules.ts';
import { useTeamWords } from '../use-team-words.ts';
import { ChangeList } from './change-list.tsx';
import { pilotEdits } from './pilot-changes.ts';
import { PilotTrial } from './pilot-trial.tsx';
import { SwitchedOff } from './switched-off.tsx';

const WEEK_MS = 7 * 86_400_000;

interface Props {
  readonly desk: RulesDesk;
  readonly onSave: (body: ApiBody<'addPilot'>) => Promise<boolean>;
}

/** What stands unsaved on the page of rules, and what is off and ticked here, tried by one department for a time. */
export function PilotForm({ desk: { draft, rules, set }, onSave }: Props): JSX.Element | null {
  const { tt, pick, language } = useTeamWords();
  const [name, setName] = useKeptText('pilot');
  const [department, setDepartment] = useState(DEPARTMENT_IDS[0] ?? '');
  const [span, setSpan] = useState(() => ({ startAt: readNow(), endAt: readNow() + WEEK_MS }));
  if (!draft) return null;
  const { tried, left } = pilotEdits(draft.base, draft.edits, rules);
  const how = (
    <p class="s">
      {tt('pilotHow')}{' '}
      <a class="link" href={linkToTeam('rules')}>
        {tt('pilotToRules')}
      </a>
    </p>
  );
  const choice = <SwitchedOff {...{ draft, rules, set }} />;
  const leftOut = left.length > 0 && (
    <p class="s ink-orange" data-left>
      {tt('pilotLeft', {
        names: joinWords(
          left.map((rule) => pick(rule.name)),
          language,
        ),
      })}
    </p>
  );
  if (tried.size === 0)
    return (
      <section class="card box col">
        {choice}
        {leftOut}
        {how}
      </section>
    );
  const changes = writeEdits(tried);
  const isRight = name.trim() !== '' && span.endAt > span.startAt;
  const save = async (event: Event) => {
    event.preventDefault();
    if (await onSave({ name: name.trim(), department, changes, ...span })) setName('');
  };
  const instant = (which: 'startAt' | 'endAt', label: string) => (
    <label class="col instant">
      <span class="xs muted">{label}</span>
      <input
        type="datetime-local"
        class="field"
        required
        value={writeLocalInstant(span[which])}
        onChange={(event) => {
          const at = readLocalInstant(event.currentTarget.value);
          if (at !== null) setSpan({ ...span, [which]: at });
        }}
      />
    </label>
  );
  return (
    <form class="card box col form" data-form="pilot" onSubmit={(event) => void save(event)}>
      <h2 class="s">{tt('pilotOfUnsaved')}</h2>
      <ChangeList edits={tried} rules={rules} />
      {choice}
      {leftOut}
      <div class="form-grid">
        <label class="col instant">
          <span class="xs muted">{tt('pilotName')}</span>
          <input
            type="text"
            class="field"
            required
            maxLength={200}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="col instant">
          <span class="xs muted">{tt('pilotDepartment')}</span>
          <select class="btn" value={department} onChange={(event) => setDepartment(event.currentTarget.value)}>
            {DEPARTMENT_IDS.map((id) => (
              <option key={id} value={id}>
                {nameDepartment(id, language)}
              </option>
            ))}
          </select>
        </label>
        {instant('startAt', tt('pilotFrom'))}
        {instant('endAt', tt('pilotTo'))}
      </div>
      <div class="row">
        <button type="submit" class="btn primary" disabled={!isRight}>
          {tt('pilotBegin')}
        </button>
      </div>
      <PilotTrial key={department} department={department} tried={tried} />
    </form>
  );
}
