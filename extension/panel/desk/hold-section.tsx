import type { JSX } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { may, type PanelState } from '../panel-store.ts';
import { useAnswer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { WordsForm } from './words-form.tsx';

/** What else a hold may stand on that holds this one too, by id. */
export type HeldBy = Readonly<Record<string, Extract<StringKey, 'holdOnTicket' | 'holdOnPost' | 'holdOnCustomer'>>>;

interface Props {
  readonly state: PanelState;
  /** What a new hold is placed on. */
  readonly subjectId: string;
  readonly alsoBy: HeldBy;
}

/** SEC-2: what a lawsuit or an arbitration needs is not erased, neither by request nor by its age, until somebody releases it. */
export function HoldSection({ state, subjectId, alsoBy }: Props): JSX.Element {
  const { t, language } = useWords();
  const subjects = [subjectId, ...Object.keys(alsoBy)].join(',');
  const read = useCallback(
    (client: ApiClient) => client.listHolds({ query: { subject: subjects.split(',') } }),
    [subjects],
  );
  const { answer, doStep } = useAnswer(read, state.link.kind === 'live' ? 0 : null);
  const [placing, setPlacing] = useState(false);
  const manages = may(state, 'customers.manage');
  const holds = useMemo(() => answer?.items ?? [], [answer]);
  return (
    <section class="card box" data-section="holds">
      <div class="row box-head">
        <h2 class="s grow">{t('holds')}</h2>
        {manages && !placing && (
          <button type="button" class="btn ghost sm" data-do="hold" onClick={() => setPlacing(true)}>
            {t('holdPlace')}
          </button>
        )}
      </div>
      {!answer && <p class="s muted">{t(state.link.kind === 'live' ? 'loading' : 'needsMonitor')}</p>}
      {answer && holds.length === 0 && !placing && <p class="s muted">{t('holdsNone')}</p>}
      <ul class="notes">
        {holds.map((hold) => {
          const on = alsoBy[hold.subjectId];
          return (
            <li key={hold.id}>
              <p class="row xs muted">
                <span class="grow">
                  {formatInstant(hold.at, readNow(), language)} {state.people.get(hold.personId) ?? '…'}
                </span>
                <span class="tag orange">{t(on ?? 'holdStands')}</span>
              </p>
              <p class="s break">
                <bdi>{hold.reason}</bdi>
              </p>
              {manages && (
                <button
                  type="button"
                  class="btn sm"
                  data-do="release"
                  onClick={() => void doStep((client) => client.releaseHold({ params: { id: hold.id } }))}
                >
                  {t('holdRelease')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {placing && (
        <WordsForm
          place={`hold ${subjectId}`}
          label={t('holdWhy')}
          save={t('holdPlace')}
          onSave={(reason) => doStep((client) => client.placeHold({ body: { subjectId, reason } }))}
          onDone={() => setPlacing(false)}
        />
      )}
      {!manages && <p class="xs muted">{t('holdReadOnly')}</p>}
    </section>
  );
}
