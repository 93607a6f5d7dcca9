import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { WordsForm } from '../desk/words-form.tsx';
import { may, type PanelState } from '../panel-store.ts';
import { type Answer, useAnswer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { DECISION_KEYS, type DeletionList } from './customer-words.ts';
import { DeletionVerdictForm } from './deletion-verdict-form.tsx';

type Request = DeletionList['items'][number];

/** SEC-2: a customer's request for erasure, from the asking over the check of who asks to the decision with its reason. */
export function DeletionSection({ state, customerId }: { state: PanelState; customerId: string }): JSX.Element {
  const { t } = useWords();
  const read = useCallback((client: ApiClient) => client.listDeletionRequests({ query: { all: true } }), []);
  const { answer, doStep } = useAnswer(read, state.link.kind === 'live' ? 0 : null);
  const [asking, setAsking] = useState(false);
  const requests = (answer?.items ?? []).filter((one) => one.customerId === customerId);
  const manages = may(state, 'customers.manage');
  return (
    <section class="card box" data-section="deletion">
      <div class="row box-head">
        <h2 class="s grow">{t('deletion')}</h2>
        {may(state, 'customers.edit') && !asking && (
          <button type="button" class="btn ghost sm" data-do="deletion" onClick={() => setAsking(true)}>
            {t('deletionRequest')}
          </button>
        )}
      </div>
      {requests.length === 0 && !asking && <p class="s muted">{t('deletionNone')}</p>}
      <ul class="notes">
        {requests.map((one) => (
          <RequestLine key={one.id} request={one} doStep={doStep} manages={manages} />
        ))}
      </ul>
      {asking && (
        <WordsForm
          place={`deletion via ${customerId}`}
          label={t('deletionVia')}
          save={t('save')}
          onSave={(via) =>
            doStep((client) => client.requestDeletion({ params: { id: customerId }, body: { via: via.slice(0, 200) } }))
          }
          onDone={() => setAsking(false)}
        />
      )}
    </section>
  );
}

interface LineProps {
  readonly request: Request;
  readonly doStep: Answer<DeletionList>['doStep'];
  readonly manages: boolean;
}

function RequestLine({ request, doStep, manages }: LineProps): JSX.Element {
  const { t, language } = useWords();
  const [doing, setDoing] = useState<'check' | 'decide' | null>(null);
  const params = { id: request.id };
  const done = () => setDoing(null);
  const say = (at: number) => formatInstant(at, readNow(), language);
  return (
    <li>
      <p class="row xs muted">
        <span class="grow">{t('deletionAsked', { time: say(request.requestedAt), via: request.via })}</span>
        {request.decision === null ? (
          <span class={`tag ${request.dueAt < readNow() ? 'red' : 'orange'}`}>
            {t('taskDue', { time: say(request.dueAt) })}
          </span>
        ) : (
          <span class="tag">{t(DECISION_KEYS[request.decision])}</span>
        )}
      </p>
      <p class="s">
        {request.identityCheck === null ? t('deletionUnchecked') : t('deletionChecked', { how: request.identityCheck })}
      </p>
      {request.reason !== null && <p class="s muted break">{request.reason}</p>}
      {manages && request.decision === null && doing === null && (
        <span class="row">
          {request.identityCheck === null && (
            <button type="button" class="btn sm" data-do="check" onClick={() => setDoing('check')}>
              {t('deletionCheck')}
            </button>
          )}
          <button type="button" class="btn sm" data-do="decide" onClick={() => setDoing('decide')}>
            {t('deletionDecide')}
          </button>
        </span>
      )}
      {doing === 'check' && (
        <WordsForm
          place={`deletion how ${params.id}`}
          label={t('deletionHow')}
          save={t('save')}
          onSave={(how) => doStep((client) => client.checkIdentity({ params, body: { how } }))}
          onDone={done}
        />
      )}
      {doing === 'decide' && (
        <DeletionVerdictForm
          requestId={params.id}
          onSave={(body) => doStep((client) => client.decideDeletion({ params, body }))}
          onDone={done}
        />
      )}
    </li>
  );
}
