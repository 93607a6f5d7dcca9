import type { JSX } from 'preact';
import { askBackground } from '../../ask-background.ts';
import { KIND_WORDS, TOPIC_WORDS, URGENCY_WORDS } from '../../i18n/term-labels.ts';
import { Icon } from '../../look/icons.tsx';
import { useWords } from '../../look/language-context.ts';
import { nameSite } from '../../look/name-site.ts';
import { type OutboxRow, openDatabase } from '../../sync/database.ts';
import { retryRefused } from '../../sync/outbox.ts';
import { copyText, showProblem } from '../act.ts';
import { readOutbox } from '../load-panel.ts';
import { PrivateFact } from './private-fact.tsx';

/** A ticket that only this computer holds: not handed over yet, or sent back by the monitor. */
export function LocalTicket({ row, asPane }: { row: OutboxRow; asPane: boolean }): JSX.Element {
  const { t, pick, language } = useWords();
  const { draft } = row;
  const refused = row.state === 'refused';
  const items = draft.evidence?.items.length ?? 0;
  return (
    <article class="detail" aria-label={t('ticketLocal')}>
      <header class="detail-head row">
        {!asPane && (
          <a class="btn ghost sm icon" href="#/tickets" aria-label={t('back')}>
            <Icon name="back" />
          </a>
        )}
        <h1 class="b">{t('ticketLocal')}</h1>
        <span class={`tag ${refused ? 'red' : 'accent'}`}>
          {refused ? t('sentBack') : row.undoAsked ? t('withdrawing') : t('waitingHandOver')}
        </span>
      </header>
      <div class="detail-body">
        {row.problem && <p class={`note s ${refused ? 'red' : ''}`}>{pick(row.problem)}</p>}
        <dl class="facts wide">
          <div>
            <dt>{t('fieldCustomer')}</dt>
            <dd>
              <bdi class="b">{draft.customer?.name ?? t('unknownAuthor')}</bdi>
            </dd>
          </div>
          <PrivateFact label={t('fieldContact')} value={draft.contact} />
          <PrivateFact label={t('fieldOrder')} value={draft.orderNumber} />
          <div>
            <dt>{t('fieldCategory')}</dt>
            <dd>
              {[KIND_WORDS[draft.kind], TOPIC_WORDS[draft.topic], URGENCY_WORDS[draft.urgency]].map(pick).join(' · ')}
              {draft.site && ` · ${nameSite(draft.site, language)}`}
            </dd>
          </div>
          <div>
            <dt>{t('evidence')}</dt>
            <dd class="num">{items === 0 ? t('evidenceNone') : items}</dd>
          </div>
        </dl>
        <p class="post break">
          <bdi>{draft.problem}</bdi>
        </p>
      </div>
      <footer class="actions">
        <div class="row">
          {refused && (
            <button type="button" class="btn primary grow" onClick={() => void retry(row.clientKey)}>
              {t('retryHandOver')}
            </button>
          )}
          <button type="button" class="btn" onClick={() => void copyText(draft.problem)}>
            {t('copyText')}
          </button>
        </div>
      </footer>
    </article>
  );
}

async function retry(clientKey: string): Promise<void> {
  try {
    await retryRefused(await openDatabase(), clientKey);
    await askBackground('sync.now', {});
    await readOutbox();
  } catch (error) {
    showProblem(error);
  }
}
