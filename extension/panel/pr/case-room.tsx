import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import { may, type PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { useAnswer } from '../use-answer.ts';
import { useKeptText } from '../use-kept.ts';
import { readNow } from '../use-now.ts';
import { Waiting } from '../waiting.tsx';
import { CaseChecklist } from './case-checklist.tsx';
import { CaseDecisions } from './case-decisions.tsx';
import { ORIGIN_KEYS } from './case-list.tsx';
import { CaseStatements } from './case-statements.tsx';
import { DueClock } from './due-clock.tsx';
import { DetailHead, Fact, versionOf } from './pr-frame.tsx';
import type { RoomProps } from './room-props.ts';
import { nameBrand } from './story-card.tsx';

interface Props {
  readonly state: PanelState;
  readonly id: string;
  readonly asPane: boolean;
}

/** The room of a case: checklist with owners and clocks, statements, what they changed, decisions. */
export function CaseRoom({ state, id, asPane }: Props): JSX.Element {
  const { t, language } = useWords();
  const read = useCallback((client: ApiClient) => client.getCase({ params: { id } }), [id]);
  const { answer: room, doStep } = useAnswer(read, versionOf(state));
  if (!room) return <Waiting state={state} />;
  const of = room.case;
  const closed = of.closedAt !== null;
  const works = may(state, 'cases.work') && !closed;
  const parts = { state, room, works, doStep };
  const now = readNow();
  return (
    <article class="detail" aria-label={t('caseNumber', { n: of.number })}>
      <DetailHead asPane={asPane} back="cases">
        <h1 class="b num">{t('caseNumber', { n: of.number })}</h1>
        <span class={`tag ${closed ? 'green' : 'red'}`}>{closed ? t('caseClosed') : t('caseRunning')}</span>
        {of.drill && <span class="tag">{t('drill')}</span>}
        <span class="grow" />
        {!closed && <NextDue room={room} />}
      </DetailHead>
      <div class="detail-body">
        <p class="post break">
          <bdi>{of.title}</bdi>
        </p>
        <dl class="facts wide">
          <Fact name={t('caseOrigin')}>
            {t(ORIGIN_KEYS[of.origin])}
            <Source room={room} />
          </Fact>
          {of.brandId !== null && <Fact name={t('fieldBrand')}>{nameBrand(state, of.brandId)}</Fact>}
          <Fact name={t('storyOwner')}>{state.people.get(of.ownerId ?? '') ?? t('nobodyYet')}</Fact>
          <Fact name={t('caseOpenedAt')}>
            <span class="num">{formatInstant(of.openedAt, now, language)}</span>
          </Fact>
          {!closed && (
            <Fact name={t('caseDueAt')}>
              <span class="num">{formatInstant(of.dueAt, now, language)}</span>
            </Fact>
          )}
          {of.outcome !== null && <Fact name={t('caseOutcome')}>{of.outcome}</Fact>}
        </dl>
        <CaseChecklist {...parts} />
        <CaseStatements {...parts} />
        <CaseDecisions {...parts} />
        {works && room.steps.every(({ doneAt }) => doneAt !== null) && <CloseForm id={of.id} doStep={doStep} />}
      </div>
    </article>
  );
}

/** What is due next, and when; the whole case once every box is ticked. */
function NextDue({ room }: { room: RoomProps['room'] }): JSX.Element {
  const { pick } = useWords();
  const open = room.steps.filter(({ doneAt }) => doneAt === null);
  const [next] = open.toSorted((one, other) => one.dueAt - other.dueAt);
  return (
    <>
      {next && <span class="s muted cap cut">{pick(next.name)}</span>}
      <DueClock dueAt={next?.dueAt ?? room.case.dueAt} large />
    </>
  );
}

/** A link to what opened the case. */
function Source({ room }: { room: RoomProps['room'] }): JSX.Element | null {
  const { t } = useWords();
  const { storyId, subjectId, origin } = room.case;
  if (storyId !== null)
    return (
      <a class="link" href={linkTo('story', storyId)}>
        {t('openStory')}
      </a>
    );
  if (subjectId === null) return null;
  return (
    <a class="link" href={linkTo(origin === 'burst' ? 'burst' : 'ticket', subjectId)}>
      {t('open')}
    </a>
  );
}

function CloseForm({ id, doStep }: { id: string } & Pick<RoomProps, 'doStep'>): JSX.Element {
  const { t } = useWords();
  const [outcome, setOutcome] = useKeptText(`case end ${id}`);
  const close = (event: Event) => {
    event.preventDefault();
    void doStep((client) => client.closeCase({ params: { id }, body: { outcome: outcome.trim() } })).then((done) => {
      if (done) setOutcome('');
    });
  };
  return (
    <form class="card box col form" onSubmit={close}>
      <label class="col">
        <span class="s b">{t('caseCloseWhat')}</span>
        <textarea
          class="field small"
          required
          value={outcome}
          onInput={(event) => setOutcome(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn primary" disabled={outcome.trim() === ''}>
        {t('caseClose')}
      </button>
    </form>
  );
}
