import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import type { ReplyDraft, ToolName } from '../messages.ts';
import { listAdaptersFor } from '../reading/choose-adapter.ts';
import { SITES } from '../sites/registry.ts';
import { actOnMention, recordAnswer } from '../sync/answer-mention.ts';
import { openDatabase } from '../sync/database.ts';
import { noteGuardDecision } from '../sync/guard-decisions.ts';
import { keepDraft, readDrafts } from '../sync/kept-drafts.ts';
import { readLinkState } from '../sync/link-state.ts';
import { markFromCache, markFromMonitor } from '../sync/mark-posts.ts';
import type { MonitorSync } from '../sync/monitor-sync.ts';
import { openPanelBeside, openPanelTab, wishPanelPath } from '../sync/open-panel.ts';
import { countWaiting, saveTicketDraft, undoTicket } from '../sync/outbox.ts';
import { notePage, tellPage } from '../sync/page-registry.ts';
import { currentLanguage, readListening, readPageSetup } from '../sync/page-setup.ts';
import { pairMonitor, unpairMonitor } from '../sync/pair-monitor.ts';
import { askApproval, decideApproval, lookApproval } from '../sync/reply-approval.ts';
import { noteReplyUse, readReplyUses } from '../sync/reply-use-store.ts';
import { reportSiteHealth } from '../sync/report-site-health.ts';
import { runScript } from '../sync/run-script.ts';
import { applySiteOverrides, refuseOverride, rollBackIfWorse } from '../sync/site-override-store.ts';
import { refreshSiteScripts } from '../sync/site-scripts.ts';
import { noteWaiting } from '../sync/storage-trouble.ts';
import { tellSiteChanged } from '../sync/tell-site-changed.ts';
import { readImageUrl } from '../sync/template-images.ts';
import { readAllTemplates, readWrittenTemplates } from '../sync/template-library.ts';
import { analyzeWords } from './analyze-posts.ts';
import type { Asker, Handlers } from './answer-asks.ts';
import { listenToPage } from './listen-to-page.ts';
import { openPost, tellPending } from './open-post.ts';
import { takeScreenshot } from './take-screenshot.ts';

const UNDO_TOO_LATE = { 'zh-CN': '已过可撤销的时间，工单保留。', en: 'Too late to undo: the ticket stays.' };

/** What the background does for each message. `afterMention` tells everybody else of a change made here. */
export function createHandlers(
  sync: MonitorSync,
  later: (work: Promise<unknown>) => void,
  afterMention: (mentionId: string) => Promise<void>,
  onPairing: () => Promise<void>,
): Handlers {
  const act: typeof actOnMention = async (mentionId, work) => {
    const outcome = await actOnMention(mentionId, work);
    later(afterMention(mentionId));
    return outcome;
  };
  const waiting = async () => ({
    connection: (await readLinkState()).kind,
    waiting: await countWaiting(await openDatabase()),
  });
  return {
    'page.ready': async ({ url }, asker) => {
      if (asker.tabId !== null) {
        await notePage(asker.tabId);
        later(tellPending(asker.tabId));
      }
      later(sync.run());
      const adapters = await applySiteOverrides(listAdaptersFor(SITES, new URL(url)));
      return { setup: await readPageSetup(), adapters };
    },
    'page.beat': async () => {
      later(sync.run());
      return { connection: (await readLinkState()).kind };
    },
    'posts.found': async ({ site, url, posts }, asker) => {
      const { marks, unknown } = await markFromCache(posts);
      later(tellRest(unknown, asker));
      later(listenToPage(site, url, posts, Date.now()).then((fresh) => (fresh > 0 ? sync.flush() : undefined)));
      return { marks };
    },
    'mention.claim': ({ mentionId: id }) => act(id, (client) => client.claimMention({ params: { id } })),
    'mention.release': ({ mentionId: id }) => act(id, (client) => client.releaseMention({ params: { id } })),
    'mention.reopen': ({ mentionId: id }) => act(id, (client) => client.reopenMention({ params: { id } })),
    'mention.dismiss': ({ mentionId: id, reason }) =>
      act(id, (client) => client.dismissMention({ params: { id }, body: { reason } })),
    'mention.answered': async (ask) => {
      const outcome = await recordAnswer(ask);
      later(afterMention(ask.mentionId));
      return outcome;
    },
    'ticket.make': async ({ draft }) => {
      const database = await openDatabase();
      const row = await saveTicketDraft(database, draft, Date.now());
      await noteWaiting(database);
      later(sync.flush());
      return { saved: true, clientKey: row.clientKey, number: row.number, undoUntil: row.undoUntil };
    },
    'ticket.undo': async ({ clientKey }) => {
      const row = await undoTicket(await openDatabase(), clientKey, Date.now());
      if (row) later(sync.flush());
      return { undone: row !== null, problem: row ? null : UNDO_TOO_LATE };
    },
    'screenshot.take': (_ask, asker) => takeScreenshot(asker.windowId),
    'tool.inject': async ({ tool }, asker) => injectTool(tool, asker),
    'panel.open': async ({ mentionId, clientKey }, asker) => {
      const path = mentionId ? `mention/${mentionId}` : clientKey ? `ticket/${clientKey}` : 'mentions';
      try {
        // Nothing may be awaited before this line: the click that allows it would be over.
        if (asker.windowId !== null) await openPanelBeside(asker.windowId);
        else throw new Error('asked from outside a window');
        await wishPanelPath(path);
      } catch {
        await openPanelTab(path); // the browser did not take the message as a click: a tab always works
      }
      return { opened: true };
    },
    'approval.look': ({ mentionId }) => lookApproval(mentionId),
    'approval.ask': ({ mentionId, text }) => askApproval(mentionId, text),
    'approval.decide': ({ mentionId, ...decision }) => decideApproval(mentionId, decision),
    'replies.used': async () => ({ uses: await readReplyUses(Date.now()) }),
    'replies.own': async () => ({ templates: await readWrittenTemplates() }),
    'replies.one': async ({ templateId }) => ({
      template: (await readAllTemplates()).find(({ id }) => id === templateId) ?? null,
    }),
    'replies.image': async ({ imageId }) => {
      const all = (await readWrittenTemplates()).flatMap(({ images = [] }) => images);
      const known = all.find(({ id }) => id === imageId);
      return { dataUrl: known ? await readImageUrl(known) : null };
    },
    'reply.kept': async ({ place }) => {
      const kept = await readDrafts(await openDatabase(), Date.now());
      return { draft: (kept.get(`reply ${place}`) as ReplyDraft | undefined) ?? null };
    },
    'reply.keep': async ({ place, draft }) => {
      await keepDraft(await openDatabase(), `reply ${place}`, draft, Date.now());
      return { kept: true };
    },
    'replies.note': async ({ use }) => {
      await noteReplyUse(use, Date.now());
      return { noted: true };
    },
    'site.health': async ({ report, correction }) => {
      const origin = await rollBackIfWorse(report, correction, Date.now());
      if (origin === 'workspace') later(reportSiteHealth(report, correction));
      if (origin !== null) return { told: false };
      later(reportSiteHealth(report, null));
      return { told: await tellSiteChanged(report, await currentLanguage(), Date.now()) };
    },
    'correction.refuse': async ({ site, revision }) => {
      const report = { site, broken: ['posts'], posts: 0, byLink: 0, tagHash: 0 } as const;
      const origin = await refuseOverride(report, revision, Date.now());
      if (origin === 'workspace') later(reportSiteHealth(report, revision));
      return { refused: origin !== null };
    },
    'guard.note': async ({ decision }) => {
      await noteGuardDecision(decision);
      later(sync.flush());
      return { noted: true };
    },
    'post.open': ({ mentionId, purpose }) => openPost(mentionId, purpose),
    'monitor.pair': async ({ baseUrl, code, device }) => {
      const answer = await pairMonitor(baseUrl, code, device);
      if (answer.ok) later(onPairing());
      return answer;
    },
    'monitor.unpair': async () => {
      await unpairMonitor();
      sync.stop();
      later(onPairing());
      return { ok: true };
    },
    'words.judge': async ({ text }) => {
      const { kind, topic, urgency } = await analyzeWords(text, await readListening());
      return { kind, topic, urgency };
    },
    'sync.now': async () => {
      await sync.run();
      return waiting();
    },
    'sites.refresh': async () => ({ origins: await refreshSiteScripts() }),
  };
}

/** Marks that only the monitor knew come behind. */
async function tellRest(posts: readonly PostOnPage[], { tabId }: Asker): Promise<void> {
  const marks = await markFromMonitor(posts);
  if (tabId !== null && marks.length > 0) await tellPage(tabId, { tell: 'marks.found', body: { marks } });
}

async function injectTool(tool: ToolName, asker: Asker): Promise<{ injected: boolean }> {
  if (asker.tabId === null) return { injected: false };
  const world = tool === 'page-data' ? 'MAIN' : 'ISOLATED';
  return { injected: await runScript({ tabId: asker.tabId, frameIds: [asker.frameId] }, `/${tool}.js`, world) };
}
