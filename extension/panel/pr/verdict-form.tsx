import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Statement, StatementSeat } from '../../../shared/model/crisis.ts';
import { CRISIS_POLICY } from '../../../shared/service/crisis-policy.ts';
import { useWords } from '../../look/language-context.ts';
import { LeftWords } from '../left-words.tsx';
import { useKeptText } from '../use-kept.ts';
import type { RoomProps } from './room-props.ts';
import { SEAT_KEYS } from './statement-keys.ts';

/** Agree or refuse, for the one seat that this person fills; nothing for who has none. */
export function VerdictForm({
  state,
  room,
  statement,
  doStep,
}: RoomProps & { readonly statement: Statement }): JSX.Element | null {
  const { t } = useWords();
  const [note, setNote] = useKeptText(`verdict ${statement.id}`);
  const seats = seatsToFill(statement, room.seats, state.pairing?.personId ?? '');
  const [chosen, setChosen] = useState<StatementSeat | null>(null);
  const seat = chosen !== null && seats.includes(chosen) ? chosen : seats[0];
  const open = statement.state === 'draft' || statement.state === 'refused';
  if (!open || room.case.closedAt !== null || seat === undefined) return <LeftWords words={note} />;
  const judge = (agrees: boolean) => {
    const words = note.trim() === '' ? {} : { note: note.trim() };
    const params = { id: statement.id };
    void doStep((client) => client.judgeStatement({ params, body: { agrees, seat, ...words } })).then((done) => {
      if (done) setNote('');
    });
  };
  return (
    <div class="col form">
      <div class="row wrap">
        {seats.length > 1 ? (
          <select
            class="btn sm"
            aria-label={t('seatChoose')}
            value={seat}
            onChange={(event) => setChosen(event.currentTarget.value as StatementSeat)}
          >
            {seats.map((one) => (
              <option key={one} value={one}>
                {t(SEAT_KEYS[one])}
              </option>
            ))}
          </select>
        ) : (
          <span class="s muted">{t('seatYours', { seat: t(SEAT_KEYS[seat]) })}</span>
        )}
        <input
          type="text"
          class="field grow"
          maxLength={2000}
          value={note}
          aria-label={t('verdictNote')}
          placeholder={t('verdictNote')}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <div class="row">
        <button type="button" class="btn primary sm" data-do="agree" onClick={() => judge(true)}>
          {t('verdictAgree')}
        </button>
        <button
          type="button"
          class="btn danger sm"
          data-do="refuse"
          disabled={note.trim() === ''}
          onClick={() => judge(false)}
        >
          {t('verdictRefuse')}
        </button>
        {note.trim() === '' && <span class="xs muted">{t('verdictWhy')}</span>}
      </div>
    </div>
  );
}

/** Nobody fills two seats: who has spoken keeps theirs, others see those that are free. */
function seatsToFill(statement: Statement, mine: readonly StatementSeat[], personId: string): StatementSeat[] {
  const eligible = mine.filter((seat) => CRISIS_POLICY.seats[statement.kind].includes(seat));
  const spoken = statement.verdicts.find((one) => one.personId === personId)?.seat;
  if (spoken !== undefined) return eligible.filter((seat) => seat === spoken);
  return eligible.filter((seat) => statement.missing.includes(seat));
}
