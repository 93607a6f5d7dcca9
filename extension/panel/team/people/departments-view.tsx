import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../../shared/api.ts';
import type { ApiClient } from '../../../../shared/api-client.ts';
import { FormButtons } from '../../form-buttons.tsx';
import { may, type PanelState } from '../../panel-store.ts';
import { type Answer, useAnswer } from '../../use-answer.ts';
import { Waiting } from '../../waiting.tsx';
import { useTeamWords } from '../use-team-words.ts';

type Departments = ApiAnswer<'listDepartments'>;
type Department = Departments['items'][number];

const read = (client: ApiClient) => client.listDepartments();

/** CLS-7, ESC-5: who handles what, who heads it, who is there now and how much each has at hand. */
export function DepartmentsView({ state }: { state: PanelState }): JSX.Element {
  const { tt } = useTeamWords();
  const { answer, doStep } = useAnswer(read, state.link.kind === 'live' ? state.heardVersion : null);
  if (!answer) return <Waiting state={state} />;
  const manages = may(state, 'desk.manage');
  return (
    <div class="scroller grow team-body">
      <p class="s muted">
        {tt('departmentsAbout')} {!manages && tt('teamOnlyRead')}
      </p>
      <div class="cards">
        {answer.items.map((department) => (
          <DepartmentCard key={department.id} {...{ state, department, manages, doStep }} />
        ))}
      </div>
    </div>
  );
}

interface CardProps {
  readonly state: PanelState;
  readonly department: Department;
  readonly manages: boolean;
  readonly doStep: Answer<Departments>['doStep'];
}

function DepartmentCard({ state, department, manages, doStep }: CardProps): JSX.Element {
  const { t, tt, pick } = useTeamWords();
  const [editing, setEditing] = useState(false);
  const { id, name, members } = department;
  return (
    <section class="card box" data-department={id}>
      <div class="row box-head">
        <h2 class="s grow cap">{pick(name)}</h2>
        {manages && !editing && (
          <button type="button" class="btn ghost sm" onClick={() => setEditing(true)}>
            {tt('departmentEdit')}
          </button>
        )}
      </div>
      {members.length === 0 && !editing && <p class="s muted">{tt('departmentEmpty')}</p>}
      {!editing && (
        <ul class="links s">
          {members.map(({ personId, leads, openTickets, onDuty }) => (
            <li key={personId} class="row wrap">
              <b class="cut">{state.people.get(personId) ?? '…'}</b>
              {leads && <span class="tag accent">{tt('departmentHead')}</span>}
              {!onDuty && <span class="tag">{tt('departmentOff')}</span>}
              <span class="grow" />
              <span class="num muted">{t('loadOpen', { n: openTickets })}</span>
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <MembersForm
          state={state}
          members={members}
          onSave={(body) => doStep((client) => client.setDepartment({ params: { id }, body }))}
          onDone={() => setEditing(false)}
        />
      )}
    </section>
  );
}

interface FormProps {
  readonly state: PanelState;
  readonly members: Department['members'];
  readonly onSave: (body: { members: { personId: string; leads: boolean }[] }) => Promise<boolean>;
  readonly onDone: () => void;
}

function MembersForm({ state, members, onSave, onDone }: FormProps): JSX.Element {
  const { t, tt } = useTeamWords();
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(
    new Map(members.map(({ personId, leads }) => [personId, leads])),
  );
  const change = (personId: string, leads: boolean | null) => {
    const next = new Map(chosen);
    if (leads === null) next.delete(personId);
    else next.set(personId, leads);
    setChosen(next);
  };
  const save = async (event: Event) => {
    event.preventDefault();
    if (await onSave({ members: [...chosen].map(([personId, leads]) => ({ personId, leads })) })) onDone();
  };
  return (
    <form class="col form" onSubmit={(event) => void save(event)}>
      <ul class="s">
        {[...state.people].map(([id, name]) => (
          <li key={id} class="row wrap">
            <label class="row grow">
              <input
                type="checkbox"
                name={id}
                checked={chosen.has(id)}
                onChange={(event) => change(id, event.currentTarget.checked ? false : null)}
              />
              {name}
            </label>
            {chosen.has(id) && (
              <label class="row xs">
                <input
                  type="checkbox"
                  checked={chosen.get(id) === true}
                  onChange={(event) => change(id, event.currentTarget.checked)}
                />
                {tt('departmentHead')}
              </label>
            )}
          </li>
        ))}
      </ul>
      <div class="row">
        <FormButtons say={t('save')} ready onCancel={onDone} />
      </div>
    </form>
  );
}
