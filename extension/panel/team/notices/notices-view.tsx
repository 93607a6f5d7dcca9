import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { ApiAnswer } from '../../../../shared/api.ts';
import type { ApiClient } from '../../../../shared/api-client.ts';
import { formatInstant } from '../../../look/format-time.ts';
import { copyText } from '../../act.ts';
import { EmptyState } from '../../empty-state.tsx';
import { may, type PanelState } from '../../panel-store.ts';
import { linkTo } from '../../route.ts';
import { useAnswer } from '../../use-answer.ts';
import { readNow } from '../../use-now.ts';
import { Waiting } from '../../waiting.tsx';
import { useTeamWords } from '../use-team-words.ts';
import { NoticeForm } from './notice-form.tsx';

type Notice = ApiAnswer<'listNotices'>['items'][number];

const read = (client: ApiClient) => client.listNotices();

/** KPI-8: notices about foreseeable trouble, and who of those they concern was told. */
export function NoticesView({ state }: { state: PanelState }): JSX.Element {
  const { tt } = useTeamWords();
  const [adding, setAdding] = useState(false);
  const { answer, doStep } = useAnswer(read, state.link.kind === 'live' ? 0 : null);
  if (!answer) return <Waiting state={state} />;
  const manages = may(state, 'desk.manage');
  return (
    <div class="scroller grow team-body">
      <div class="row wrap">
        <p class="s muted grow">
          {tt('noticesAbout')} {!manages && tt('noticesLeads')}
        </p>
        {manages && !adding && (
          <button type="button" class="btn" data-do="notice" onClick={() => setAdding(true)}>
            {tt('noticeAdd')}
          </button>
        )}
      </div>
      {adding && (
        <NoticeForm
          brands={state.brands}
          onSave={(body) => doStep((client) => client.addNotice({ body }))}
          onDone={() => setAdding(false)}
        />
      )}
      {answer.items.length === 0 && !adding && <EmptyState kind="calm" title={tt('noticesNone')} />}
      <div class="cards">
        {answer.items.map((notice) => (
          <NoticeCard key={notice.id} state={state} notice={notice} />
        ))}
      </div>
    </div>
  );
}

function NoticeCard({ state, notice }: { state: PanelState; notice: Notice }): JSX.Element {
  const { t, tt, language } = useTeamWords();
  const [open, setOpen] = useState(false);
  return (
    <section class="card box" data-notice={notice.id}>
      <div class="row wrap">
        <h2 class="s grow">
          <bdi>{notice.title}</bdi>
        </h2>
        {notice.drill && <span class="tag">{t('drill')}</span>}
        <span class="xs muted num">{formatInstant(notice.createdAt, readNow(), language)}</span>
      </div>
      <p class="s break lines">
        <bdi>{notice.text}</bdi>
      </p>
      <p class="s break lines">
        <b>{tt('noticePlanB')}</b> <bdi>{notice.planB}</bdi>
      </p>
      <div class="row wrap">
        <button type="button" class="btn sm" onClick={() => void copyText(`${notice.text}\n${notice.planB}`)}>
          {tt('teamCopy')}
        </button>
        <button type="button" class="btn sm" data-do="targets" aria-expanded={open} onClick={() => setOpen(!open)}>
          {tt('noticeTargets')}
        </button>
      </div>
      {open && <TargetList state={state} id={notice.id} />}
    </section>
  );
}

function TargetList({ state, id }: { state: PanelState; id: string }): JSX.Element | null {
  const { t, tt, language } = useTeamWords();
  const readTargets = useCallback((client: ApiClient) => client.listNoticeTargets({ params: { id } }), [id]);
  const { answer, doStep } = useAnswer(readTargets, 0);
  if (!answer) return null;
  if (answer.items.length === 0) return <p class="s muted">{tt('noticeNobody')}</p>;
  const tells = may(state, 'tickets.edit');
  return (
    <>
      <p class="s muted">
        {tt('noticeTold', {
          told: answer.items.filter(({ toldAt }) => toldAt !== null).length,
          n: answer.items.length,
        })}
      </p>
      <ul class="links s">
        {answer.items.map(({ subject, subjectId, toldAt, toldBy }) => (
          <li key={subjectId} class="row wrap">
            <a class="link grow cut" href={linkTo(subject, subjectId)}>
              {subject === 'ticket'
                ? t('ticketNumber', { n: state.tickets.get(subjectId)?.number ?? '…' })
                : (state.mentions.get(subjectId)?.text ?? tt('knowledgePost'))}
            </a>
            {toldAt !== null ? (
              <span class="xs muted">
                {tt('noticeToldBy', {
                  who: state.people.get(toldBy ?? '') ?? '…',
                  time: formatInstant(toldAt, readNow(), language),
                })}
              </span>
            ) : (
              tells && (
                <button
                  type="button"
                  class="btn ghost sm"
                  data-do="told"
                  onClick={() =>
                    void doStep((client) => client.markNoticeTold({ params: { id }, body: { subjectId } }))
                  }
                >
                  {tt('noticeMark')}
                </button>
              )
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
