import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { DISMISS_REASONS, type Mention } from '../../shared/model/mention.ts';
import { DISMISS_WORDS } from '../i18n/term-labels.ts';
import { useWords } from '../look/language-context.ts';
import { claim, declareAnswered, dismiss, makeTicket, openPost, release, reopen } from './act.ts';
import { isLive } from './filter-mentions.ts';
import type { PanelState } from './panel-store.ts';
import { linkTo } from './route.ts';

/** What can be done with a mention: one main action, the others beside it. */
export function MentionActions({ state, mention }: { state: PanelState; mention: Mention }): JSX.Element {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const mine = mention.claimedBy !== null && mention.claimedBy === state.pairing?.personId;
  const ticketKey = findTicket(state, mention);
  if (!isLive(mention)) {
    return (
      <footer class="actions">
        <div class="row">
          <TicketButton mention={mention} ticketKey={ticketKey} />
          <span class="grow" />
          <button type="button" class="btn" onClick={() => void reopen(mention.id)}>
            {t('reopen')}
          </button>
        </div>
      </footer>
    );
  }
  return (
    <footer class="actions">
      {asking ? (
        <DismissReasons mentionId={mention.id} onDone={() => setAsking(false)} />
      ) : (
        <>
          <div class="row">
            <button
              type="button"
              class="btn primary grow"
              disabled={mention.permalink === null}
              onClick={() => void openPost(mention.id, 'reply')}
            >
              {t('reply')}
            </button>
            <TicketButton mention={mention} ticketKey={ticketKey} />
          </div>
          <div class="row wrap">
            {mine ? (
              <button type="button" class="btn sm" onClick={() => void release(mention.id)}>
                {t('release')}
              </button>
            ) : (
              <button
                type="button"
                class="btn sm"
                disabled={mention.state === 'claimed'}
                onClick={() => void claim(mention.id)}
              >
                {t('claim')}
              </button>
            )}
            <button
              type="button"
              class="btn sm"
              title={t('declareHint')}
              onClick={() => void declareAnswered(mention.id)}
            >
              {t('declareAnswered')}
            </button>
            <button type="button" class="btn sm" aria-expanded={asking} onClick={() => setAsking(true)}>
              {t('dismiss')}
            </button>
            <span class="grow" />
            <span class="xs muted hint">{t('replyHint')}</span>
          </div>
        </>
      )}
    </footer>
  );
}

function TicketButton({ mention, ticketKey }: { mention: Mention; ticketKey: string | null }): JSX.Element {
  const { t } = useWords();
  return ticketKey === null ? (
    <button type="button" class="btn" onClick={() => void makeTicket(mention)}>
      {t('makeTicket')}
    </button>
  ) : (
    <a class="btn" href={linkTo('ticket', ticketKey)}>
      {t('showTicket')}
    </a>
  );
}

/** Id of the ticket of this mention, here or at the monitor; the local one goes by its client key. */
export function findTicket(state: PanelState, mention: Mention): string | null {
  if (mention.ticketId !== null) return mention.ticketId;
  const row = state.outbox.find(
    (one) => one.draft.mentionId === mention.id && one.state !== 'undone' && !one.undoAsked,
  );
  if (row) return row.ticketId ?? row.clientKey;
  return [...state.tickets.values()].find((ticket) => ticket.mentionId === mention.id)?.id ?? null;
}

function DismissReasons({ mentionId, onDone }: { mentionId: string; onDone: () => void }): JSX.Element {
  const { t, pick } = useWords();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset class="reasons">
      <legend class="s b">{t('dismissWhy')}</legend>
      <div class="row wrap">
        {DISMISS_REASONS.map((reason, index) => (
          <button
            key={reason}
            type="button"
            class="btn sm"
            ref={index === 0 ? first : null}
            onClick={() => {
              onDone();
              void dismiss(mentionId, reason);
            }}
          >
            {pick(DISMISS_WORDS[reason])}
          </button>
        ))}
        <button type="button" class="btn ghost sm" onClick={onDone}>
          {t('cancel')}
        </button>
      </div>
    </fieldset>
  );
}
