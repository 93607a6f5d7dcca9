import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readLocalInstant, writeLocalInstant } from '../../look/local-instant.ts';
import { FormButtons } from '../form-buttons.tsx';
import { readNow } from '../use-now.ts';
import { useDutyWords } from './use-duty-words.ts';

const HOUR_MS = 3_600_000;
/** A working day, where nothing else is said. */
const SHIFT_MS = 9 * HOUR_MS;

interface Shift {
  readonly personId: string;
  readonly startAt: number;
  readonly endAt: number;
}

interface Props {
  readonly people: ReadonlyMap<string, string>;
  /** True when the monitor took it. */
  readonly onSave: (shift: Shift) => Promise<boolean>;
  readonly onDone: () => void;
}

/** Puts a person on duty; it begins at the next full hour unless another time is chosen. */
export function ShiftForm({ people, onSave, onDone }: Props): JSX.Element {
  const { t, td } = useDutyWords();
  const [shift, setShift] = useState<Shift>(() => {
    const startAt = Math.ceil(readNow() / HOUR_MS) * HOUR_MS;
    return { personId: [...people.keys()][0] ?? '', startAt, endAt: startAt + SHIFT_MS };
  });
  const save = async (event: Event) => {
    event.preventDefault();
    if (await onSave(shift)) onDone();
  };
  const instant = (name: 'startAt' | 'endAt', label: string) => (
    <label class="col instant">
      <span class="xs muted">{label}</span>
      <input
        type="datetime-local"
        class="field"
        name={name}
        required
        value={writeLocalInstant(shift[name])}
        onChange={(event) => {
          const at = readLocalInstant(event.currentTarget.value);
          if (at !== null) setShift({ ...shift, [name]: at });
        }}
      />
    </label>
  );
  const isRight = shift.personId !== '' && shift.endAt > shift.startAt;
  return (
    <form class="col form" data-form="shift" onSubmit={(event) => void save(event)}>
      <div class="form-grid">
        <label class="col instant">
          <span class="xs muted">{td('shiftWho')}</span>
          <select
            class="btn"
            value={shift.personId}
            onChange={(event) => setShift({ ...shift, personId: event.currentTarget.value })}
          >
            {[...people].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {instant('startAt', td('shiftFrom'))}
        {instant('endAt', td('shiftTo'))}
      </div>
      {!isRight && <p class="xs ink-red">{td('shiftOrder')}</p>}
      <div class="row">
        <FormButtons say={t('save')} ready={isRight} onCancel={onDone} />
      </div>
    </form>
  );
}
