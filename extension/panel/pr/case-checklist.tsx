import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CrisisStep } from '../../../shared/model/crisis.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { nameDepartment } from '../../look/name-policy.ts';
import { useKeptText } from '../use-kept.ts';
import { readNow } from '../use-now.ts';
import { DueClock } from './due-clock.tsx';
import type { RoomProps } from './room-props.ts';

/** The boxes of SOC-6 and DSP-3, each with its owner and its clock; one is ticked with what was done. */
export function CaseChecklist({ state, room, works, doStep }: RoomProps): JSX.Element {
  const { t } = useWords();
  const [ticking, setTicking] = useState<string | null>(null);
  const done = room.steps.filter(({ doneAt }) => doneAt !== null).length;
  const change = (step: CrisisStep, body: { readonly ownerId?: string | null; readonly result?: string }) =>
    doStep((client) => client.setCaseStep({ params: { id: room.case.id, step: step.step }, body }));
  const tick = async (step: CrisisStep, result: string) => {
    const done = await change(step, { result });
    if (done) setTicking(null);
    return done;
  };
  return (
    <section class="card box">
      <div class="row box-head">
        <h2 class="s grow">{t('caseChecklist')}</h2>
        <span class="xs muted num">
          {done}/{room.steps.length}
        </span>
      </div>
      <ul class="checklist">
        {room.steps.map((step) => (
          <li key={step.step} data-step={step.step}>
            <StepLine state={state} step={step} works={works} onTick={() => setTicking(step.step)} />
            <div class="row wrap s step-foot">
              <Owner state={state} step={step} works={works} onOwner={(ownerId) => void change(step, { ownerId })} />
              <span class="grow" />
              <StepEnd state={state} step={step} />
            </div>
            {step.result !== null && (
              <p class="s muted break">
                <bdi>{step.result}</bdi>
              </p>
            )}
            {ticking === step.step && (
              <TickForm
                place={`step ${room.case.id} ${step.step}`}
                onTick={(result) => tick(step, result)}
                onDone={() => setTicking(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type StepProps = Pick<RoomProps, 'state'> & { readonly step: CrisisStep };

function StepLine({ step, works, onTick }: StepProps & { works: boolean; onTick: () => void }): JSX.Element {
  const { pick } = useWords();
  return (
    <label class="row">
      <input
        type="checkbox"
        checked={step.doneAt !== null}
        disabled={!works || step.doneAt !== null}
        onClick={(event) => {
          // Ticked only when the monitor has what was done.
          event.preventDefault();
          onTick();
        }}
      />
      <span class={`grow cap ${step.doneAt === null ? 'b' : 'faint'}`}>{pick(step.name)}</span>
      <span class="faint num xs">{step.rule}</span>
    </label>
  );
}

function StepEnd({ state, step }: StepProps): JSX.Element {
  const { t, language } = useWords();
  if (step.doneAt === null) return <DueClock dueAt={step.dueAt} />;
  const name = state.people.get(step.doneBy ?? '') ?? '';
  const tone = step.doneAt > step.dueAt ? 'orange' : 'green';
  return (
    <span class={`tag ${tone}`}>{t('stepDone', { name, time: formatInstant(step.doneAt, readNow(), language) })}</span>
  );
}

function Owner(props: StepProps & { works: boolean; onOwner: (id: string | null) => void }): JSX.Element {
  const { t, language } = useWords();
  const { state, step, works, onOwner } = props;
  const department = nameDepartment(step.department, language);
  if (!works || step.doneAt !== null)
    return <span class="muted">{state.people.get(step.ownerId ?? '') ?? department}</span>;
  return (
    <select
      class="btn sm"
      aria-label={t('stepOwner')}
      value={step.ownerId ?? ''}
      onChange={(event) => onOwner(event.currentTarget.value || null)}
    >
      <option value="">{t('stepNobody', { department })}</option>
      {[...state.people].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

interface TickProps {
  /** Where the words are kept. */
  readonly place: string;
  /** True when the monitor took it. */
  readonly onTick: (result: string) => Promise<boolean>;
  readonly onDone: () => void;
}

function TickForm({ place, onTick, onDone }: TickProps): JSX.Element {
  const { t } = useWords();
  const [result, setResult] = useKeptText(place);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await onTick(result.trim())) setResult('');
  };
  const drop = () => {
    setResult('');
    onDone();
  };
  return (
    <form class="col form" onSubmit={(event) => void submit(event)}>
      <textarea
        class="field small"
        required
        value={result}
        aria-label={t('stepResult')}
        placeholder={t('stepResult')}
        onInput={(event) => setResult(event.currentTarget.value)}
      />
      <div class="row">
        <button type="submit" class="btn sm primary" disabled={result.trim() === ''}>
          {t('stepTick')}
        </button>
        <button type="button" class="btn sm" onClick={drop}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
