import type { JSX } from 'preact';
import type { Mention } from '../../../shared/model/mention.ts';
import { useWords } from '../../look/language-context.ts';
import { claim, declareAnswered, makeTicket, openPost, release, reopen, snooze } from '../act.ts';
import { type Asking, may, type PanelState, setPanel } from '../panel-store.ts';
import { linkTo } from '../route.ts';
import { readNow } from '../use-now.ts';
import { AskDismiss, AskPass, AskSnooze } from './ask-about.tsx';
import { isLive } from './filter-mentions.ts';

/** What can be done with a mention: one main action, the others beside it, each with its key. */
export function MentionActions({ state, mention }: { state: PanelState; mention: Mention }): JSX.Element {
  const { t } = useWords();
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
  if (state.asking === 'dismiss') return <AskDismiss mentionId={mention.id} />;
  if (state.asking === 'pass') return <AskPass state={state} mention={mention} />;
  if (state.asking === 'snooze') return <AskSnooze mention={mention} />;
  const asleep = (state.snoozed.get(mention.id) ?? 0) > readNow();
  const handles = may(state, 'mentions.handle');
  const ask = (asking: Asking) => setPanel({ asking });
  return (
    <footer class="actions">
      <div class="row">
        <button
          type="button"
          class="btn primary grow"
          disabled={mention.permalink === null}
          onClick={() => void openPost(mention.id, 'reply')}
        >
          {t('reply')}
          <Key name="R" />
        </button>
        <TicketButton mention={mention} ticketKey={ticketKey} />
      </div>
      {handles && (
        <div class="row wrap deeds">
          {mine ? (
            <button type="button" class="btn sm" data-do="release" onClick={() => void release(mention.id)}>
              {t('release')}
              <Key name="C" />
            </button>
          ) : (
            <button
              type="button"
              class="btn sm"
              data-do="claim"
              disabled={mention.state === 'claimed'}
              onClick={() => void claim(mention.id)}
            >
              {t('claim')}
              <Key name="C" />
            </button>
          )}
          <button type="button" class="btn sm" data-do="pass" onClick={() => ask('pass')}>
            {t('pass')}
            <Key name="P" />
          </button>
          {asleep ? (
            <button type="button" class="btn sm" data-do="wake" onClick={() => void snooze(mention.id, null)}>
              {t('wake')}
              <Key name="S" />
            </button>
          ) : (
            <button type="button" class="btn sm" data-do="snooze" onClick={() => ask('snooze')}>
              {t('snooze')}
              <Key name="S" />
            </button>
          )}
          <button
            type="button"
            class="btn sm"
            data-do="answered"
            title={t('declareHint')}
            onClick={() => void declareAnswered(mention.id)}
          >
            {t('declareAnswered')}
          </button>
          <button type="button" class="btn sm" data-do="dismiss" onClick={() => ask('dismiss')}>
            {t('dismiss')}
            <Key name="X" />
          </button>
          <span class="grow" />
          <span class="xs muted hint">{t('replyHint')}</span>
        </div>
      )}
    </footer>
  );
}

/** The key that does the same; narrow panels leave it out, `?` lists all. */
function Key({ name }: { name: string }): JSX.Element {
  return <kbd>{name}</kbd>;
}

function TicketButton({ mention, ticketKey }: { mention: Mention; ticketKey: string | null }): JSX.Element {
  const { t } = useWords();
  return ticketKey === null ? (
    <button type="button" class="btn" onClick={() => void makeTicket(mention)}>
      {t('makeTicket')}
      <Key name="T" />
    </button>
  ) : (
    <a class="btn" href={linkTo('ticket', ticketKey)}>
      {t('showTicket')}
      <Key name="T" />
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
