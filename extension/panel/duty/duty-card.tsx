import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../shared/api.ts';
import type { ApiClient } from '../../../shared/api-client.ts';
import type { Role } from '../../../shared/model/person.ts';
import type { DutyKey } from '../../i18n/duty-strings.ts';
import { formatInstant } from '../../look/format-time.ts';
import { joinWords } from '../../look/join-words.ts';
import { may, type PanelState } from '../panel-store.ts';
import { type Answer, useAnswer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { ShiftForm } from './shift-form.tsx';
import { useDutyWords } from './use-duty-words.ts';

const AHEAD_MS = 14 * 86_400_000;

/** The levels of section 4 of the service rules. */
const LEVEL_KEYS: Partial<Record<Role, DutyKey>> = {
  lead: 'dutyLead',
  manager: 'dutyManager',
  director: 'dutyDirector',
};

interface Duty {
  readonly levels: ApiAnswer<'getOnDuty'>['items'];
  readonly shifts: ApiAnswer<'listShifts'>['items'];
}

/** Whom a step up reaches now, level by level, and the shifts of two weeks, which leads plan here (ESC-1 … ESC-3). */
export function DutyCard({ state }: { state: PanelState }): JSX.Element | null {
  const { td, language } = useDutyWords();
  const read = useCallback(async (client: ApiClient): Promise<Duty> => {
    const from = readNow();
    const [{ items: levels }, { items: shifts }] = await Promise.all([
      client.getOnDuty(),
      client.listShifts({ query: { from, to: from + AHEAD_MS } }),
    ]);
    return { levels, shifts };
  }, []);
  const { answer, doStep } = useAnswer(read, state.link.kind === 'live' ? 0 : null);
  if (!answer) return null;
  const say = (people: readonly { readonly name: string }[]) =>
    joinWords(
      people.map(({ name }) => name),
      language,
    ) || td('dutyNobody');
  return (
    <details class="card box pinned" data-section="duty">
      <summary class="s">
        <b>{td('duty')}</b> <span class="muted">{say(answer.levels[0]?.people ?? [])}</span>
      </summary>
      <dl class="facts wide">
        {answer.levels.map(({ role, people, skipped, standIns }) => {
          const key = LEVEL_KEYS[role];
          return (
            <div key={role}>
              <dt>{key ? td(key) : role}</dt>
              <dd>
                {say(people)}
                {standIns.map(({ away, by }) => (
                  <span key={away.id} class="xs muted line">
                    {by ? td('dutyStandIn', { away: away.name, by: by.name }) : td('dutyAway', { away: away.name })}
                  </span>
                ))}
                {skipped.length > 0 && <span class="xs ink-red line">{td('dutySkipped')}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      <ShiftList state={state} shifts={answer.shifts} doStep={doStep} />
    </details>
  );
}

interface ListProps {
  readonly state: PanelState;
  readonly shifts: Duty['shifts'];
  readonly doStep: Answer<Duty>['doStep'];
}

function ShiftList({ state, shifts, doStep }: ListProps): JSX.Element {
  const { t, td, language } = useDutyWords();
  const [adding, setAdding] = useState(false);
  const manages = may(state, 'desk.manage');
  const say = (at: number) => formatInstant(at, readNow(), language);
  return (
    <>
      <div class="row box-head">
        <h2 class="s grow">{td('shifts')}</h2>
        {manages && !adding && (
          <button type="button" class="btn ghost sm" data-do="shift" onClick={() => setAdding(true)}>
            {t('taskAdd')}
          </button>
        )}
      </div>
      {shifts.length === 0 && !adding && <p class="s muted">{td('shiftsNone')}</p>}
      <ul class="links s">
        {[...shifts]
          .sort((a, b) => a.startAt - b.startAt)
          .map((shift) => (
            <li key={shift.id} class="row">
              <b class="cut">{state.people.get(shift.personId) ?? '…'}</b>
              <span class="num muted grow">
                {say(shift.startAt)} – {say(shift.endAt)}
              </span>
              {manages && (
                <button
                  type="button"
                  class="btn ghost sm"
                  onClick={() => void doStep((client) => client.deleteShift({ params: { id: shift.id } }))}
                >
                  {td('shiftRemove')}
                </button>
              )}
            </li>
          ))}
      </ul>
      {adding && (
        <ShiftForm
          people={state.people}
          onSave={(body) => doStep((client) => client.addShift({ body }))}
          onDone={() => setAdding(false)}
        />
      )}
    </>
  );
}
