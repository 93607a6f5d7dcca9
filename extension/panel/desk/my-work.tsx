import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import { followUpPolicies } from '../../../shared/service/follow-ups/registry.ts';
import { formatInstant } from '../../look/format-time.ts';
import { useWords } from '../../look/language-context.ts';
import type { PanelState } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { useAnswer } from '../use-answer.ts';
import { readNow } from '../use-now.ts';
import { useSlowly } from '../use-slowly.ts';
import { TakeNotice } from './escalation-parts.tsx';

const DAY_MS = 86_400_000;
/** Notes that name somebody are work for as long as this; after that they are history. */
const NOTES_MS = 2 * DAY_MS;
const READ_AGAIN_MS = 10_000;

/**
 * What waits for this person beside their tickets: steps up that called them, what customers are to hear within a day,
 * and notes of colleagues that name them. Nothing is drawn when nothing waits.
 */
export function MyWork({ state, me }: { state: PanelState; me: string }): JSX.Element | null {
  const { t, pick, language } = useWords();
  const read = useCallback(
    async (client: ApiClient) => {
      const now = readNow();
      const [escalations, followUps, notes] = await Promise.all([
        client.listEscalations({ query: { mine: true } }),
        client.listFollowUps({ query: { handler: me, before: now + DAY_MS } }),
        client.listNamedNotes(),
      ]);
      return {
        escalations: escalations.items,
        followUps: followUps.items,
        notes: notes.items.filter(({ at }) => at > now - NOTES_MS),
      };
    },
    [me],
  );
  const heard = useSlowly(state.heardVersion, READ_AGAIN_MS);
  const { answer, doStep } = useAnswer(read, state.link.kind === 'live' ? heard : null);
  if (!answer) return null;
  const { escalations, followUps, notes } = answer;
  if (escalations.length + followUps.length + notes.length === 0) return null;
  const when = (at: number) => <span class="num muted">{formatInstant(at, readNow(), language)}</span>;
  return (
    <details class="card box pinned" open data-section="my-work">
      <summary class="s">
        <b>{t('myWork')}</b>{' '}
        <span class="muted">
          {t('myWorkCounts', { escalations: escalations.length, followUps: followUps.length, notes: notes.length })}
        </span>
      </summary>
      <ul class="history">
        {escalations.map((one) => (
          <li key={one.id}>
            {when(one.at)}
            <span class="row wrap">
              <a class="link grow" href={linkTo(one.subject, one.subjectId)}>
                {one.reasons.map((reason) => (language === 'zh-CN' ? reason.zh : reason.en)).join(' ') || one.rule}
              </a>
              <span class="faint num">{one.rule}</span>
              <TakeNotice id={one.id} doStep={doStep} />
            </span>
          </li>
        ))}
        {followUps.map((one) => {
          const policy = followUpPolicies.find(({ id }) => id === one.policyId);
          return (
            <li key={one.id}>
              {when(one.dueAt)}
              <span class="row">
                <a class="link grow" href={linkTo('ticket', one.ticketId)}>
                  {policy ? pick(policy.name) : one.policyId}
                </a>
                <span class={`tag ${one.dueAt < readNow() ? 'orange' : ''}`}>{t('followUps')}</span>
              </span>
            </li>
          );
        })}
        {notes.map((one) => (
          <li key={`${one.ticketId}${one.at}`}>
            {when(one.at)}
            <a class="link two" href={linkTo('ticket', one.ticketId)}>
              <bdi>
                {state.people.get(one.personId ?? '') ?? '…'}: {one.text}
              </bdi>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
