import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { ApiClient } from '../../../shared/api-client.ts';
import { MENTION_STATES, type Mention } from '../../../shared/model/mention.ts';
import { joinWords } from '../../look/join-words.ts';
import { useDutyWords } from '../duty/use-duty-words.ts';
import { may, type PanelState } from '../panel-store.ts';
import { useAnswer } from '../use-answer.ts';
import { useSlowly } from '../use-slowly.ts';

/** What was sent because of a mention and by which channels; who came here by a notification takes notice of it here. */
export function ToldBy({ state, mention }: { state: PanelState; mention: Mention }): JSX.Element | null {
  const { t, td, language } = useDutyWords();
  const live = state.link.kind === 'live';
  const read = useCallback(
    (client: ApiClient) => client.listAlerts({ query: { mention: mention.id, limit: MOST } }),
    [mention.id],
  );
  // What is told, taken, put aside or taken notice of later is asked for again.
  const version =
    (mention.toldAt ?? 0) + MENTION_STATES.indexOf(mention.state) + useSlowly(state.alertVersion, READ_AGAIN_MS);
  const { answer, doStep } = useAnswer(read, live && may(state, 'alerts.read') ? version : null);
  const alerts = (answer?.items ?? []).filter(({ mentionId }) => mentionId === mention.id);
  const byNumber = [...Map.groupBy(alerts, ({ number }) => number)];
  if (byNumber.length === 0) return null;
  const acknowledge = (id: string) => doStep((client) => client.acknowledgeAlert({ params: { id } }));
  return (
    <section class="card box" data-part="told-by">
      <h2 class="s">{td('toldBy')}</h2>
      {byNumber.map(([number, rows]) => {
        const seen = rows.find(({ acknowledgedBy }) => acknowledgedBy);
        const ways = rows.map(({ channelId, state: now }) =>
          now === 'dead' ? td('toldByMissed', { channel: channelId }) : channelId,
        );
        return (
          <div class="row s" key={number}>
            <span class="grow break">
              {t('alertNumber', { n: number })} · {joinWords(ways, language)}
            </span>
            {seen ? (
              <span class="faint xs">
                {td('acknowledgedBy', { name: state.people.get(seen.acknowledgedBy ?? '') ?? '…' })}
              </span>
            ) : (
              may(state, 'alerts.acknowledge') && (
                <button type="button" class="btn sm" onClick={() => void acknowledge(rows[0]?.id ?? '')}>
                  {t('acknowledge')}
                </button>
              )
            )}
          </div>
        );
      })}
    </section>
  );
}

const MOST = 50;
/** In a storm alerts are told by the hundred. */
const READ_AGAIN_MS = 2_000;
