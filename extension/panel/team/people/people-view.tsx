import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../../shared/api.ts';
import type { ApiClient } from '../../../../shared/api-client.ts';
import { ROLES, type Role } from '../../../../shared/model/person.ts';
import { may, type PanelState, setPanel } from '../../panel-store.ts';
import { type Answer, useAnswer } from '../../use-answer.ts';
import { Waiting } from '../../waiting.tsx';
import { ROLE_KEYS } from '../role-words.ts';
import { useTeamWords } from '../use-team-words.ts';
import { DeviceList } from './device-list.tsx';

type People = ApiAnswer<'listPeople'>;
type Person = People['items'][number];

const read = (client: ApiClient) => client.listPeople();

/** Who works here; administrators name them, switch them off, pair and revoke their browsers. */
export function PeopleView({ state }: { state: PanelState }): JSX.Element {
  const { tt } = useTeamWords();
  const { answer, doStep } = useAnswer(read, state.link.kind === 'live' ? 0 : null);
  useEffect(() => {
    // Whoever is new here can be chosen everywhere at once.
    if (answer) setPanel({ people: new Map(answer.items.map(({ id, name }) => [id, name])) });
  }, [answer]);
  if (!answer) return <Waiting state={state} />;
  const manages = may(state, 'people.manage');
  return (
    <div class="scroller grow team-body">
      <p class="s muted">
        {tt(manages ? 'peopleAbout' : 'peopleOnlyAdmins')}{' '}
        {manages && state.pairing && (
          <a class="link" href={`${state.pairing.baseUrl}/`} target="_blank" rel="noreferrer">
            {tt('peopleSetup')}
          </a>
        )}
      </p>
      {manages && <PersonForm doStep={doStep} />}
      <div class="cards">
        {answer.items.map((person) =>
          manages ? (
            <details key={person.id} class="card box" data-person={person.id}>
              <summary>
                <PersonLine person={person} />
              </summary>
              <PersonDesk person={person} doStep={doStep} />
            </details>
          ) : (
            <div key={person.id} class="card box">
              <PersonLine person={person} />
            </div>
          ),
        )}
      </div>
    </div>
  );
}

function PersonLine({ person }: { person: Person }): JSX.Element {
  const { tt } = useTeamWords();
  return (
    <span class="row wrap s">
      <b class={person.active ? '' : 'faint'}>{person.name}</b>
      <span class="muted">{tt(ROLE_KEYS[person.role])}</span>
      {!person.active && <span class="tag orange">{tt('personOff')}</span>}
    </span>
  );
}

type DoStep = Answer<People>['doStep'];

function PersonDesk({ person, doStep }: { person: Person; doStep: DoStep }): JSX.Element {
  const { tt } = useTeamWords();
  const params = { id: person.id };
  return (
    <div class="col form">
      <PersonForm person={person} doStep={doStep} />
      <div class="row wrap">
        <button
          type="button"
          class={`btn sm ${person.active ? 'danger' : ''}`}
          data-do="switch"
          onClick={() => void doStep((client) => client.updatePerson({ params, body: { active: !person.active } }))}
        >
          {tt(person.active ? 'personSwitchOff' : 'personSwitchOn')}
        </button>
        <span class="xs muted grow">{tt(person.active ? 'personOffMeans' : 'personOnMeans')}</span>
      </div>
      <DeviceList person={person} />
    </div>
  );
}

/** Name and role: of somebody, or of somebody new. */
function PersonForm({ person, doStep }: { person?: Person; doStep: DoStep }): JSX.Element {
  const { t, tt } = useTeamWords();
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState<Role>(person?.role ?? 'agent');
  const body = { name: name.trim(), role };
  const isNew = person === undefined;
  const isChanged = body.name !== '' && (isNew || body.name !== person.name || role !== person.role);
  const save = async (event: Event) => {
    event.preventDefault();
    const done = await doStep((client) =>
      isNew ? client.addPerson({ body }) : client.updatePerson({ params: { id: person.id }, body }),
    );
    if (done && isNew) setName('');
  };
  return (
    <form
      class="row wrap person-form"
      data-form={isNew ? 'new-person' : 'person'}
      onSubmit={(event) => void save(event)}
    >
      <input
        type="text"
        class="field grow"
        maxLength={200}
        required
        value={name}
        aria-label={tt('personName')}
        placeholder={tt(isNew ? 'personNew' : 'personName')}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <select
        class="btn"
        aria-label={tt('personRole')}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {tt(ROLE_KEYS[one])}
          </option>
        ))}
      </select>
      <button type="submit" class="btn" disabled={!isChanged}>
        {isNew ? tt('personAdd') : t('save')}
      </button>
    </form>
  );
}
