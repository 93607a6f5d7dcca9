import type { JSX } from 'preact';
import { Icon, Mark } from '../look/icons.tsx';
import { useWords } from '../look/language-context.ts';
import { isOldSide } from '../sync/link-state.ts';
import { isPractice } from './choose-side.ts';
import { isLive } from './mentions/filter-mentions.ts';
import type { PanelState } from './panel-store.ts';
import { listOf } from './route.ts';

/** Who we are, whether we hear, and the tabs with what waits in each. */
export function PanelHeader({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const here = listOf(state.route);
  const live = [...state.mentions.values()].filter(isLive).length;
  const unfinished = [...state.tickets.values()].filter(
    (one) => one.state !== 'closed' && one.state !== 'resolved',
  ).length;
  const waiting = state.outbox.filter((row) => row.state === 'waiting' || row.state === 'refused').length;
  const tabs = [
    ['mentions', t('tabMentions'), live],
    ['tickets', t('tabTickets'), unfinished + waiting],
    ['alerts', t('tabAlerts'), 0],
    ['pr', t('tabPr'), 0],
    ['templates', t('tabTemplates'), 0],
    ['team', t('tabTeam'), 0],
  ] as const;
  return (
    <header class="top">
      <div class="row">
        <Mark />
        <h1 class="grow cut">{t('appName')}</h1>
        <StatusTag state={state} />
        <a
          class="btn ghost sm icon"
          href="options.html"
          target="_blank"
          rel="noreferrer"
          aria-label={t('openSettings')}
        >
          <Icon name="settings" />
        </a>
      </div>
      <nav aria-label={t('mainNavigation')}>
        {tabs.map(([name, label, count]) => (
          <a
            key={name}
            href={`#/${name}`}
            class={here === name ? 'on' : ''}
            aria-current={here === name ? 'page' : undefined}
          >
            {label}
            {count > 0 && <span class="count num">{count}</span>}
          </a>
        ))}
        <a href={isPractice(state) ? 'board.html#drill=true' : 'board.html'} target="_blank" rel="noreferrer">
          {t('tabBoard')}
        </a>
      </nav>
    </header>
  );
}

function StatusTag({ state }: { state: PanelState }): JSX.Element {
  const { t } = useWords();
  const { link, status, connecting } = state;
  const [tone, text] =
    link.kind === 'alone'
      ? ['', t('statusAlone')]
      : link.kind === 'expired'
        ? ['red', t('statusExpired')]
        : isOldSide(link.kind)
          ? ['red', t('statusOld')]
          : connecting
            ? ['', t('statusConnecting')]
            : link.kind === 'gone'
              ? ['red', t('statusGone')]
              : status && status.sources.blind > 0
                ? ['orange', t('sourcesBlind', { n: status.sources.blind })]
                : // Nothing is listened to: that is no green.
                  [
                    status?.sources.healthy === 0 ? 'orange' : 'green',
                    t('sourcesListening', { n: status?.sources.healthy ?? 0 }),
                  ];
  const tag = (
    <span class={`tag ${tone}`} role="status">
      <span class="dot" />
      {text}
    </span>
  );
  if (link.kind !== 'live') return tag;
  return (
    <a href="#/sources" title={t('sourcesOpen')} aria-current={state.route.view === 'sources' ? 'page' : undefined}>
      {tag}
    </a>
  );
}
