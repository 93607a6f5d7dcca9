import type { ComponentChildren, JSX } from 'preact';
import { formatInstant, formatSpan } from '../look/format-time.ts';
import { Icon, type IconName } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { SKEW_TO_TELL_MS } from '../sync/link-state.ts';
import { settleLoss } from '../sync/storage-trouble.ts';
import { practise, showProblem } from './act.ts';
import { isOnlyPractice, isPractice } from './choose-side.ts';
import type { PanelState } from './panel-store.ts';
import { useNow } from './use-now.ts';

/**
 * What is wrong now, gravest first, each with what still works and the way out. `brief`: over a detail, where only a
 * broken line to the monitor is worth the room.
 */
export function Notices({ state, brief = false }: { state: PanelState; brief?: boolean }): JSX.Element | null {
  const { t, language } = useWords();
  const now = useNow();
  const { link, outbox } = state;
  const waiting = outbox.filter((row) => row.state === 'waiting').length;
  const refused = outbox.filter((row) => row.state === 'refused').length;
  const settings = (
    <a class="btn sm" href="options.html" target="_blank" rel="noreferrer">
      {t('actionSettings')}
    </a>
  );
  const notices: JSX.Element[] = [];
  const goneFor = Date.now() - link.since;
  if (link.kind === 'expired') {
    notices.push(
      <Notice key="expired" tone="red" icon="warn" title={t('noticeExpiredTitle')} text={t('noticeExpired')}>
        <a class="btn sm" href="options.html" target="_blank" rel="noreferrer">
          {t('actionPair')}
        </a>
      </Notice>,
    );
  } else if (!state.permitted) {
    notices.push(
      <Notice key="permission" tone="red" icon="warn" title={t('noticePermissionTitle')} text={t('noticePermission')}>
        {settings}
      </Notice>,
    );
  } else if (link.kind === 'old-extension' || link.kind === 'old-monitor') {
    const [title, text] =
      link.kind === 'old-extension'
        ? [t('noticeOldExtensionTitle'), t('noticeOldExtension')]
        : [t('noticeOldMonitorTitle'), t('noticeOldMonitor')];
    notices.push(<Notice key={link.kind} tone="red" icon="warn" title={title} text={text} />);
  } else if (link.kind === 'gone' && !state.connecting && goneFor > 2_000) {
    notices.push(
      <Notice
        key="gone"
        tone="red"
        icon="offline"
        title={t('noticeGoneTitle', { time: formatSpan(goneFor, language) })}
        text={t('noticeGone')}
      />,
    );
  }
  if (brief) return notices.length === 0 ? null : <div class="notices brief">{notices}</div>;
  const [blind] = state.status?.blind ?? [];
  if (link.kind === 'live' && blind) {
    const count = state.status?.blind.length ?? 1;
    const since = formatInstant(blind.since, now, language);
    notices.push(
      <Notice
        key="blind"
        tone="orange"
        icon="warn"
        title={
          count === 1
            ? t('noticeBlindTitle', { name: blind.name, time: since })
            : t('noticeBlindMoreTitle', { name: blind.name, n: count })
        }
        text={`${t('noticeBlind')}${blind.reason ? ` ${t('noticeBlindReason', { reason: blind.reason })}` : ''}`}
      >
        {state.route.view !== 'sources' && (
          <a class="btn sm" href="#/sources">
            {t('actionSeeSources')}
          </a>
        )}
      </Notice>,
    );
  }
  if (Math.abs(link.clockSkewMs) > SKEW_TO_TELL_MS) {
    notices.push(
      <Notice
        key="skew"
        tone="yellow"
        icon="clock"
        title={t('noticeSkewTitle', { time: formatSpan(link.clockSkewMs, language) })}
        text={t('noticeSkew')}
      />,
    );
  }
  if (state.trouble.lostAt !== null) {
    const { lostAt, lostTickets } = state.trouble;
    notices.push(
      <Notice
        key="lost"
        tone={lostTickets > 0 ? 'red' : 'yellow'}
        icon="warn"
        title={t('noticeLostTitle', { time: formatInstant(lostAt, now, language) })}
        text={lostTickets > 0 ? t('noticeLostTickets', { n: lostTickets }) : t('noticeLost')}
      >
        <button type="button" class="btn sm" onClick={() => settleLoss().catch(showProblem)}>
          {t('actionUnderstood')}
        </button>
      </Notice>,
    );
  }
  if (state.trouble.full) {
    notices.push(<Notice key="full" tone="orange" icon="warn" title={t('noticeFullTitle')} text={t('noticeFull')} />);
  }
  if (refused > 0 || (waiting > 0 && link.kind !== 'live')) {
    notices.push(
      <Notice
        key="outbox"
        tone={refused > 0 ? 'orange' : ''}
        icon="empty"
        title={refused > 0 ? t('noticeOutboxRefused', { n: refused }) : t('noticeOutbox', { n: waiting })}
      >
        <a class="btn sm" href="#/tickets">
          {t('actionSeeTickets')}
        </a>
      </Notice>,
    );
  }
  return notices.length === 0 ? null : <div class="notices">{notices}</div>;
}

interface NoticeProps {
  readonly tone: '' | 'red' | 'orange' | 'yellow';
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string;
  readonly children?: ComponentChildren;
}

function Notice({ tone, icon, title, text, children }: NoticeProps): JSX.Element {
  return (
    <div class={`notice ${tone}`} role="status">
      <Icon name={icon} />
      <div class="grow">
        <p class="b s">{title}</p>
        {text && <p class="xs body">{text}</p>}
      </div>
      {children}
    </div>
  );
}

/** The frame of a drill: nobody takes practice for the real thing. */
export function DrillFrame({ state }: { state: PanelState }): JSX.Element | null {
  const { t } = useWords();
  if (!isPractice(state)) return null;
  return (
    <section class="drill xs row" aria-label={t('drill')}>
      <p class="grow">
        <b>{t('drill')}</b> {t('drillFrame')}
      </p>
      {!isOnlyPractice(state) && (
        <button type="button" class="btn sm" data-do="leave-practice" onClick={() => void practise(false)}>
          {t('drillLeave')}
        </button>
      )}
    </section>
  );
}
