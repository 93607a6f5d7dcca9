import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import type { CrisisCase } from '../../../shared/model/crisis.ts';
import type { StringKey } from '../../i18n/translate.ts';
import { formatAgo } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { tryMonitor } from '../act.ts';
import { isPractice, sideQuery } from '../choose-side.ts';
import { EmptyState } from '../empty-state.tsx';
import { FormButtons } from '../form-buttons.tsx';
import { panelClient } from '../load-panel.ts';
import { may, type PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { useAnswer } from '../use-answer.ts';
import { useKeptText } from '../use-kept.ts';
import { readNow } from '../use-now.ts';
import { Waiting } from '../waiting.tsx';
import { DueClock } from './due-clock.tsx';
import { versionOf } from './pr-frame.tsx';
import { nameBrand } from './story-card.tsx';

/** What opened a case, in words. */
export const ORIGIN_KEYS: Record<CrisisCase['origin'], StringKey> = {
  hand: 'caseByHand',
  dispute: 'caseByDispute',
  burst: 'caseByBurst',
};

/** Cases with a room: the open ones first, and a way to open one by hand. */
export function CaseList({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const [opening, setOpening] = useState(false);
  const { drill } = sideQuery(state);
  const read = useCallback((client: ApiClient) => client.listCases({ query: { drill } }), [drill]);
  const { answer } = useAnswer(read, versionOf(state));
  if (!answer) return <Waiting state={state} />;
  const cases = [...answer.items].sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null));
  return (
    <>
      {may(state, 'cases.work') && (
        <div class="filters">
          {opening ? (
            <OpenForm state={state} onDone={() => setOpening(false)} />
          ) : (
            <button type="button" class="btn sm" data-do="open-case" onClick={() => setOpening(true)}>
              {t('caseOpen')}
            </button>
          )}
        </div>
      )}
      {cases.length === 0 ? (
        <EmptyState kind="calm" title={t('casesNone')} text={t('casesNoneText')} />
      ) : (
        <ul class="scroller grow plain" aria-label={t('prCases')}>
          {cases.map((one) => (
            <li key={one.id}>
              <CaseCard state={state} of={one} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function CaseCard({ state, of }: { state: PanelState; of: CrisisCase }): JSX.Element {
  const { t, language } = useWords();
  const closed = of.closedAt !== null;
  return (
    <a class={`card mention ${closed ? 'settled' : ''}`} href={linkTo('case', of.id)}>
      <span class={`bar bar-${closed ? 'grey' : 'red'}`} />
      <span class="row s">
        <span class="b num">{t('caseNumber', { n: of.number })}</span>
        <span class={`tag ${closed ? 'green' : 'red'}`}>{closed ? t('caseClosed') : t('caseRunning')}</span>
        {of.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
        {closed ? (
          <span class="faint xs">{formatAgo(of.closedAt ?? of.openedAt, readNow(), language)}</span>
        ) : (
          <>
            <span class="xs muted cut">{t('caseDueAt')}</span>
            <DueClock dueAt={of.dueAt} />
          </>
        )}
      </span>
      <span class="two excerpt">
        <bdi>{of.title}</bdi>
      </span>
      <span class="row xs muted foot">
        <span class="cut grow">
          {[t(ORIGIN_KEYS[of.origin]), nameBrand(state, of.brandId)].filter((one) => one !== '').join(' · ')}
        </span>
        <span>{state.people.get(of.ownerId ?? '') ?? t('nobodyYet')}</span>
      </span>
    </a>
  );
}

function OpenForm({ state, onDone }: { state: PanelState; onDone: () => void }): JSX.Element {
  const { t } = useWords();
  const [title, setTitle] = useKeptText('case');
  const [brandId, setBrandId] = useState(state.brands[0]?.id ?? '');
  const drop = () => {
    setTitle('');
    onDone();
  };
  const open = async (event: Event) => {
    event.preventDefault();
    const body = { title: title.trim(), drill: isPractice(state), ...(brandId === '' ? {} : { brandId }) };
    const made = await tryMonitor(panelClient(), (client) => client.openCase({ body }));
    if (!made) return;
    setTitle('');
    location.hash = linkTo('case', made.case.id);
  };
  return (
    <form class="col form grow" onSubmit={(event) => void open(event)}>
      <input
        type="text"
        class="field"
        required
        maxLength={200}
        value={title}
        aria-label={t('caseTitle')}
        placeholder={t('caseTitle')}
        onInput={(event) => setTitle(event.currentTarget.value)}
      />
      <div class="row">
        <select
          class="btn grow"
          aria-label={t('filterBrand')}
          value={brandId}
          onChange={(event) => setBrandId(event.currentTarget.value)}
        >
          {state.brands.map((brand) => (
            <option key={brand.id} value={brand.id}>
              {brand.name}
            </option>
          ))}
          <option value="">{t('filterAnyBrand')}</option>
        </select>
        <FormButtons say={t('caseOpen')} ready={title.trim() !== ''} onCancel={drop} />
      </div>
    </form>
  );
}
