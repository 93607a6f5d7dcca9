import { browser } from 'wxt/browser';
import type { EarshotEvent, EventType } from '../../shared/model/event.ts';
import type { TellEnvelope } from '../messages.ts';
import { announce } from '../sync/announce.ts';
import { refreshBadge } from '../sync/badge.ts';
import { type OutboxRow, openDatabase } from '../sync/database.ts';
import { readLinkState, watchLinkState } from '../sync/link-state.ts';
import { watchListeningChoice } from '../sync/listening-store.ts';
import { readEventMention } from '../sync/mention-cache.ts';
import { createMonitorClient } from '../sync/monitor-client.ts';
import { createMonitorSync, type SyncEffects } from '../sync/monitor-sync.ts';
import { clearNotification, notifyMention, readNotificationPath, shouldNotify } from '../sync/notify.ts';
import { notifyApproval, readApprovalEvent } from '../sync/notify-approval.ts';
import { openPanelTab, togglePanelBeside } from '../sync/open-panel.ts';
import { watchOwnTemplates } from '../sync/own-templates.ts';
import { forgetPage, tellPages } from '../sync/page-registry.ts';
import { currentLanguage, readPageSetup, refreshListening } from '../sync/page-setup.ts';
import { readPairing } from '../sync/pairing-store.ts';
import { openReminded, remindOfSearches } from '../sync/remind-searches.ts';
import { readSettings, watchSettings } from '../sync/settings-store.ts';
import { isOfferedTo, showOfferedAlerts } from '../sync/show-alerts.ts';
import { injectIntoOpenTabs, listOverlayPatterns, refreshSiteScripts } from '../sync/site-scripts.ts';
import { refreshTeamTemplates } from '../sync/team-templates.ts';
import { dropUnusedImages } from '../sync/template-images.ts';
import { refreshWorkspaceCorrections } from '../sync/workspace-corrections.ts';
import { listenForAsks } from './answer-asks.ts';
import { createHandlers } from './handlers.ts';
import { doInTab, makeMenus } from './menus.ts';
import { tellEarlier } from './tell-earlier.ts';

const ALARM = 'sync';
/** The shortest period that Chrome keeps for a packed extension. */
const ALARM_MINUTES = 0.5;

/** Events after which what pages are told of the workspace is asked for anew. */
const REFRESHING: ReadonlySet<EventType> = new Set(['case.updated', 'case.closed', 'policies.changed']);

/**
 * Everything that wakes the background, registered at once and synchronously: a worker that was asleep is started by
 * the event itself and must find its listener. No state is kept here that a kill would lose.
 */
export function wireBackground(): void {
  const onFault = (error: unknown) => console.error('[earshot]', error);
  const later = (work: Promise<unknown>) => {
    work.catch(onFault);
  };

  const tellMention = async (mentionId: string) => {
    const row = await (await openDatabase()).get('mentions', mentionId);
    if (row) await tellPages({ tell: 'mention.changed', body: { mention: row.mention } });
    announce('mentions');
    await refreshBadge((await readLinkState()).kind);
  };

  const refreshPages = async () => {
    await refreshListening();
    await tellPages({ tell: 'setup.changed', body: { setup: await readPageSetup() } });
  };

  const showAlerts = async (event: EarshotEvent | null) => {
    const pairing = await readPairing();
    if (!pairing || pairing.expired || (event && !isOfferedTo(event, pairing.personId))) return;
    await showOfferedAlerts(createMonitorClient(pairing), await currentLanguage());
  };

  const tellSetup = () => later(readPageSetup().then((setup) => tellPages({ tell: 'setup.changed', body: { setup } })));

  const effects: SyncEffects = {
    onEvent: async (event) => {
      const mention = readEventMention(event);
      if (mention) {
        if (event.type === 'mention.found' && shouldNotify(mention, await readSettings())) {
          await notifyMention(mention, await currentLanguage());
        } else if (mention.state !== 'open') await clearNotification(mention.id);
        await tellMention(mention.id);
      } else {
        const about = readApprovalEvent(event);
        if (about) {
          await tellPages({ tell: 'approval.changed', body: { mentionId: about.mentionId } });
          await notifyApproval(about, await currentLanguage());
        }
        announce('events');
      }
      if (event.type === 'alert.offered') later(showAlerts(event));
      if (event.type === 'template.changed') {
        await refreshTeamTemplates();
        tellSetup();
      }
      if (event.type === 'site.corrected') await refreshWorkspaceCorrections(Date.now());
      // A wording may have been locked, or its case closed; other levels may wait for somebody's word.
      if (REFRESHING.has(event.type)) await refreshPages();
    },
    onTicket: async (row) => {
      announce('outbox');
      await tellPages(describeTicket(row));
      later(tellEarlier(row));
    },
    onLists: async () => {
      later(showAlerts(null));
      announce('mentions');
      await refreshBadge((await readLinkState()).kind);
      await refreshTeamTemplates(true);
      await refreshPages();
    },
    onLive: async () => {
      await refreshWorkspaceCorrections(Date.now());
      await refreshTeamTemplates();
      tellSetup();
    },
    onFault,
  };
  const sync = createMonitorSync(effects);
  /** Looks at a watched search change the choice, too, and concern no page. */
  let lastConsent = '';

  const onPairing = async () => {
    sync.stop();
    await browser.storage.session.remove('link');
    await sync.run();
    if (await readPairing()) {
      await refreshListening();
      await refreshTeamTemplates(true);
    } else {
      announce('templates');
      // Pictures of the house that was left.
      later(dropUnusedImages(Date.now()));
    }
    await refreshWorkspaceCorrections(Date.now());
    await refreshSiteScripts();
    await refreshBadge((await readLinkState()).kind);
    await tellPages({ tell: 'setup.changed', body: { setup: await readPageSetup() } });
  };

  listenForAsks(createHandlers(sync, later, tellMention, onPairing), onFault);

  browser.runtime.onInstalled.addListener(({ reason }) => {
    later(setUp(reason === 'install'));
  });
  browser.runtime.onStartup.addListener(() => later(setUp(false)));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name !== ALARM) return;
    later(sync.run());
    later(currentLanguage().then((language) => remindOfSearches(language, Date.now())));
  });
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    later(refreshSiteScripts().then(() => injectIntoOpenTabs(origins)));
    later(sync.run());
  });
  browser.permissions.onRemoved.addListener(() => {
    later(refreshSiteScripts());
    later(tellPages({ tell: 'site.revoked', body: {} }));
  });
  browser.tabs.onRemoved.addListener((tabId) => later(forgetPage(tabId)));
  browser.action.onClicked.addListener((tab) => {
    togglePanelBeside(tab.windowId).catch(() => later(openPanelTab('mentions')));
  });
  browser.commands.onCommand.addListener((command, tab) => later(doInTab(command, tab, null)));
  browser.contextMenus.onClicked.addListener((info, tab) => {
    later(doInTab(String(info.menuItemId), tab, info.selectionText ?? null));
  });
  browser.notifications.onClicked.addListener((id) => {
    later(openReminded(id));
    const path = readNotificationPath(id);
    if (path !== null) later(openPanelTab(path));
    later(browser.notifications.clear(id));
  });
  watchSettings(() => {
    later(makeMenus());
    tellSetup();
  });
  watchOwnTemplates(tellSetup);
  watchListeningChoice(({ consent }) => {
    const now = JSON.stringify(consent);
    if (now === lastConsent) return;
    lastConsent = now;
    tellSetup();
  });
  watchLinkState(({ kind }) => later(refreshBadge(kind)));

  later(wake(sync.run));
}

/** Runs each time a worker starts, for whatever reason: the alarm is there, and what was missed is fetched. */
async function wake(run: () => Promise<void>): Promise<void> {
  if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { periodInMinutes: ALARM_MINUTES });
  await run();
}

/** At install, update and browser start: what the browser forgot is put back. */
async function setUp(firstTime: boolean): Promise<void> {
  // Chrome only: keeps content scripts from reading the token. Firefox has no such switch.
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  if (firstTime && !(await readSettings()).welcomed) {
    await browser.tabs.create({ url: new URL('/welcome.html', location.href).href });
  }
  await makeMenus();
  await refreshSiteScripts();
  await injectIntoOpenTabs(await listOverlayPatterns());
}

function describeTicket(row: OutboxRow): TellEnvelope {
  return {
    tell: 'ticket.changed',
    body: {
      postKey: row.draft.postKey,
      clientKey: row.clientKey,
      number: row.number,
      undone: row.state === 'undone',
    },
  };
}
