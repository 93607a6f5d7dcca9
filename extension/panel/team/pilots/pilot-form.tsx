import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ApiBody } from '../../../../shared/api.ts';
import { readLocalInstant, writeLocalInstant } from '../../../look/local-instant.ts';
import { DEPARTMENT_IDS, nameDepartment } from '../../../look/name-policy.ts';
import { linkToTeam } from '../../route.ts';
import { readNow } from '../../use-now.ts';
import { listRules } from '../rules/list-rules.ts';
import { writeEdits } from '../rules/rule-edits.ts';
import { readKeptDraft } from '../rules/use-rules.ts';
import { useTeamWords } from '../use-team-words.ts';
import { ChangeList } from './change-list.tsx';
import { pilotEdits } from './pilot-changes.ts';

const WEEK_MS = 7 * 86_400_000;

/** What stands unsaved on the page of rules, tried by one department for a time. */
export function PilotForm({ onSave }: { onSave: (body: ApiBody<'addPilot'>) => Promise<boolean> }): JSX.Element {
  const { tt, language } = useTeamWords();
  const draft = readKeptDraft();
  const edits = useMemo(() => (draft ? pilotEdits(draft.base, draft.edits, listRules()) : new Map()), [draft]);
  const [name, setName] = useState('');
  const [department, setDepartment] = useState(DEPARTMENT_IDS[0] ?? '');
  const [span, setSpan] = useState(() => ({ startAt: readNow(), endAt: readNow() + WEEK_MS }));
  if (edits.size === 0)
    return (
      <p class="card box s">
        {tt('pilotHow')}{' '}
        <a class="link" href={linkToTeam('rules')}>
          {tt('pilotToRules')}
        </a>
      </p>
    );
  const isRight = name.trim() !== '' && span.endAt > span.startAt;
  const save = async (event: Event) => {
    event.preventDefault();
    if (await onSave({ name: name.trim(), department, changes: writeEdits(edits), ...span })) setName('');
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
      <ChangeList edits={edits} />
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
    </form>
  );
}
