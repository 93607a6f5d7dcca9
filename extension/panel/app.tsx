import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { LanguageContext, useWords } from '../look/language-context.ts';
import { type Look, useLook } from '../look/use-look.ts';
import { showProblem } from './act.ts';
import { chooseSide, hasPractice, isPractice } from './choose-side.ts';
import { EmptyState } from './empty-state.tsx';
import { LazyView, loadView } from './lazy-view.tsx';
import { MentionView, useShownMentions } from './mentions/mention-view.tsx';
import { DrillFrame, Notices } from './notices.tsx';
import { PanelFooter } from './panel-footer.tsx';
import { PanelHeader } from './panel-header.tsx';
import { getPanel, setPanel, usePanelState } from './panel-store.ts';
import { linkTo, listOf, type Route, readRoute, tabOf } from './route.ts';
import { TicketView } from './tickets/ticket-view.tsx';
import { ToastBar } from './toast-bar.tsx';
import { useKeyboard } from './use-keyboard.ts';

const loadMention = () => import('./mentions/mention-detail.tsx').then((module) => module.MentionDetail);
const loadAlerts = () => import('./alert-view.tsx').then((module) => module.AlertView);
const loadHelp = () => import('./help-dialog.tsx').then((module) => module.HelpDialog);
const loadTemplates = () => import('./templates/template-view.tsx').then((module) => module.TemplateView);
const loadSources = () => import('./sources/source-view.tsx').then((module) => module.SourceView);
const loadCustomer = () => import('./customers/customer-detail.tsx').then((module) => module.CustomerDetail);
const loadPr = () => import('./pr/pr-view.tsx').then((module) => module.PrView);
const loadTeam = () => import('./team/team-view.tsx').then((module) => module.TeamView);
const loadTicket = () => import('./tickets/ticket-detail.tsx').then((module) => module.TicketDetail);
const loadPrDetail = () => import('./pr/pr-detail.tsx').then((module) => module.PrDetail);

/** From here on list and detail stand side by side. */
const WIDE = '(min-width: 820px)';

/** The whole panel; beside a page it shows one thing at a time, in a wide tab list and detail together. */
export function App({ look }: { look: Look }): JSX.Element {
  const { language } = useLook(look);
  return (
    <LanguageContext.Provider value={language}>
      <Panel />
    </LanguageContext.Provider>
  );
}

function Panel(): JSX.Element {
  const whole = usePanelState();
  const state = chooseSide(whole);
  const queue = useShownMentions(state);
  const wide = useMedia(WIDE);
  useRoute();
  useNext();
  useKeyboard(queue.shown);
  const { route } = state;
  const list = listOf(route);
  const hasDetail = 'id' in route;
  const showList = wide || !hasDetail;
  // A table needs the width that a detail would have.
  const isTable = route.view === 'team' || (route.view === 'pr' && route.tab === 'table');
  return (
    <div
      class={`panel ${wide ? 'is-wide' : ''} ${isTable ? 'is-table' : ''} ${isPractice(state) ? 'is-practice' : ''}`}
    >
      {showList && (
        <div class="side">
          <PanelHeader state={state} />
          <DrillFrame state={state} />
          <Notices state={state} />
          <main class="col grow main" aria-busy={state.connecting}>
            <Guarded key={list}>
              {list === 'mentions' && <MentionView state={state} queue={queue} />}
              {list === 'tickets' && <TicketView state={state} />}
              {list === 'alerts' && <LazyView load={loadAlerts} with={{ state }} />}
              {list === 'pr' && <LazyView load={loadPr} with={{ state, tab: tabOf(route) }} />}
              {route.view === 'team' && <LazyView load={loadTeam} with={{ state, tab: route.tab }} />}
              {list === 'sources' && <LazyView load={loadSources} with={{ state }} />}
              {list === 'templates' && <LazyView load={loadTemplates} with={{}} />}
            </Guarded>
          </main>
          {!hasDetail && <ToastBar state={state} />}
          <PanelFooter state={state} hasPractice={hasPractice(whole)} />
        </div>
      )}
      {hasDetail && (
        <DetailFrame alone={!showList} busy={state.connecting}>
          {!showList && (
            <>
              <DrillFrame state={state} />
              <Notices state={state} brief />
            </>
          )}
          <Guarded key={route.id}>
            {route.view === 'mention' ? (
              <LazyView load={loadMention} with={{ state: whole, id: route.id, asPane: wide }} />
            ) : route.view === 'ticket' ? (
              <LazyView load={loadTicket} with={{ state: whole, id: route.id, asPane: wide }} />
            ) : route.view === 'customer' ? (
              <LazyView load={loadCustomer} with={{ state, id: route.id, asPane: wide }} />
            ) : (
              <LazyView load={loadPrDetail} with={{ state, view: route.view, id: route.id, asPane: wide }} />
            )}
          </Guarded>
          <ToastBar state={state} />
        </DetailFrame>
      )}
      {wide && !hasDetail && !isTable && <Idle />}
      {state.helpOpen && <LazyView load={loadHelp} with={{ state }} quiet />}
    </div>
  );
}

interface FrameProps {
  readonly alone: boolean;
  readonly busy: boolean;
  readonly children: ComponentChildren;
}

/** The detail is the page's main part only where no list stands beside it. */
function DetailFrame({ alone, busy, children }: FrameProps): JSX.Element {
  const { t } = useWords();
  return alone ? (
    <main class="pane" aria-busy={busy}>
      {children}
    </main>
  ) : (
    <section class="pane" aria-busy={busy} aria-label={t('detailPane')}>
      {children}
    </section>
  );
}

function Idle(): JSX.Element {
  const { t } = useWords();
  return (
    <section class="pane idle" aria-label={t('detailPane')}>
      <EmptyState kind="calm" title={t('helpOpen')}>
        <span class="row s muted">
          <kbd>J</kbd>
          <kbd>K</kbd>
          {t('keysMove')}
          <kbd>↵</kbd>
          {t('keysOpen')}
        </span>
      </EmptyState>
    </section>
  );
}

/** A view that fails says so and leaves the others standing. */
function Guarded({ children }: { children: JSX.Element | (JSX.Element | false)[] }): JSX.Element {
  const { t } = useWords();
  const [error] = useErrorBoundary((thrown: unknown) => console.error('[earshot]', thrown));
  if (error) return <EmptyState kind="blind" title={t('wentWrongHere')} text={t('wentWrongHint')} />;
  return <>{children}</>;
}

/** What was asked by a key in the list stays asked when the mention opens for it. */
function keepsAsking(route: Route): boolean {
  return route.view === 'mention' && route.id === getPanel().selectedId;
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = () => setMatches(media.matches);
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, [query]);
  return matches;
}

/** What is opened next is loaded once the first drawing stands: the first post opens as fast as the tenth. */
function useNext(): void {
  useEffect(() => {
    const waiting = requestIdleCallback(() => {
      Promise.all([loadView(loadMention), loadView(loadHelp)]).catch(showProblem);
    });
    return () => cancelIdleCallback(waiting);
  }, []);
}

/** Follows the address; leaving a mention leaves it selected in the queue. A local ticket becomes the monitor's. */
function useRoute(): void {
  useEffect(() => {
    const follow = () => {
      const route = readRoute(location.hash);
      const row = route.view === 'ticket' ? getPanel().outbox.find((one) => one.clientKey === route.id) : undefined;
      if (row?.ticketId) return location.replace(linkTo('ticket', row.ticketId));
      setPanel({ route, asking: keepsAsking(route) ? getPanel().asking : null });
      if (route.view === 'mention') setPanel({ selectedId: route.id });
    };
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
}
