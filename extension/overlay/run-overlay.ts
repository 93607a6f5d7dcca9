import { askBackground, hearBackground } from '../ask-background.ts';
import { FOCUS_MS, findFocusedFrame } from '../composers/listen-in-frames.ts';
import type { PageSetup, PostMark, TellEnvelope } from '../messages.ts';
import { MOST_TEXT_KEPT } from '../most-text-kept.ts';
import type { FoundPost } from '../reading/find-posts.ts';
import { mayListen } from '../reading/listen-page.ts';
import type { SiteAdapter } from '../reading/site-adapter.ts';
import { parentAcross } from '../reading/walk-path.ts';
import { createAcceptedAccounts } from './accepted-accounts.ts';
import { CHIP_TAG } from './chip.ts';
import { createOwnAnswers } from './find-own-answers.ts';
import { createWishes } from './hear-wishes.ts';
import { createHoverChip } from './hover-chip.ts';
import { openTool } from './open-tool.ts';
import { type PageHandle, type Press, type TrackedPost, writePageHandle } from './page-handle.ts';
import { readTheme } from './read-theme.ts';
import { createAnswerWatch } from './recognise-answers.ts';
import { reportHealth } from './report-health.ts';
import { createPostReporter } from './report-posts.ts';
import { createMarkBoard } from './show-marks.ts';
import { createPostTracker } from './track-posts.ts';
import { createWaitingPosts } from './waiting-posts.ts';
import { watchNearness } from './watch-nearness.ts';
import { watchPage } from './watch-page.ts';

const BEAT_MS = 20_000;
const HEALTH_AFTER_MS = 3_000;
/** Heard by an overlay of an earlier version, which leaves the page then. */
const RETIRE = 'earshot-retire';

/**
 * Finds posts, shows chips and hears wishes on a page, with the adapter that fits it. Returns what stops it.
 * @param fit what every setup passes through, the first and those that come later
 */
export function runOverlay(
  document: Document,
  adapter: SiteAdapter,
  first: PageSetup,
  fit: (setup: PageSetup) => PageSetup = (setup) => setup,
): () => void {
  retireEarlier(document);
  const view = document.defaultView ?? window;
  let setup = fit(first);
  let theme = readTheme(document, setup.theme);
  let lastBox: Element | null = null;
  const now = (): number => Date.now() + setup.clockSkewMs;
  const isDrill = (): boolean => setup.drill || adapter.id.startsWith('practice-');

  const isListening = (): boolean =>
    setup.listening?.[adapter.id] !== undefined && mayListen(adapter, new URL(document.location.href), setup.listening);
  const tracker = createPostTracker({ adapter, document, isDrill, isListening });
  const nearness = watchNearness(
    (element) => waiting.readNow(element) || board.come(element),
    () => reporter.flush(),
  );
  const board = createMarkBoard({
    document,
    setup: () => setup,
    theme: () => theme,
    nearness,
    onOpen: (tracked, mark) => open('bar', tracked, mark),
  });
  const answers = createAnswerWatch(
    ({ mentionId, at, text, permalink }) => {
      askBackground('mention.answered', { mentionId, how: 'page', at: at ?? now(), text, permalink }).then(
        ({ mention }) => {
          if (mention)
            applyMention(mention.id, (mark) => ({
              ...mark,
              mention,
              level: mention.level,
              dueAt: mention.answerDueAt,
            }));
        },
        reportFault,
      );
    },
    (postKey, sent) => {
      const text = sent.slice(0, MOST_TEXT_KEPT);
      const words = { templateId: null, variant: null, text, postKey };
      const use = { kind: 'public', site: adapter.id, ...words, at: Date.now() } as const;
      askBackground('replies.note', { use }).catch(reportFault);
    },
  );
  let lastPress: Press | null = null;
  const handle: PageHandle = {
    adapter,
    setup: () => setup,
    theme: () => theme,
    markOf: board.markOf,
    marks: board.all,
    postAt: (node) => {
      for (let at: Node | null = node; at; at = parentAcross(at)) {
        const tracked = readHere(at as Element);
        if (tracked) return tracked;
      }
      return null;
    },
    applyMark: (mark) => board.apply([mark], tracker.withKey),
    readAgain: tracker.readFully,
    posts: () => readEverywhere(),
    lastPress: () => lastPress,
    expectAnswer: ({ tracked, text, forMs, isUnsent }) => {
      const { postKey } = tracked.post;
      const mentionId = board.markOf(postKey)?.mention?.id ?? null;
      if (postKey !== null) answers.expect({ mentionId, postKey, text, until: now() + forMs, isUnsent }, now());
    },
    lastBox: () => (lastBox?.isConnected ? lastBox : null),
    accounts: createAcceptedAccounts(),
    openTool: null,
    guarded: null,
    pending: null,
  };
  writePageHandle(handle);

  const open = (want: 'bar' | 'reply' | 'ticket', tracked: TrackedPost, mark: PostMark | null): void => {
    openTool(handle, { want, tracked: handle.readAgain(tracked), mark, shot: null }).catch(reportFault);
  };
  const mark = (marks: readonly PostMark[]): void => {
    board.apply(marks, tracker.withKey);
    ownAnswers.seeAll();
    wishes.retry();
  };
  const reporter = createPostReporter(adapter, document, { onMarks: mark, onFault: reportFault });
  const read = (found: FoundPost): void => {
    const fresh = tracker.see(found);
    const tracked = fresh ?? tracker.get(found.element);
    if (fresh) {
      board.refresh(fresh);
      reporter.add(fresh.post);
    }
    // What came into a post that is known already may be the answer inside it.
    if (tracked && (fresh || found.kind.ownerAnswer)) ownAnswers.see(tracked);
  };
  const waiting = createWaitingPosts(nearness, read);
  const readHere = (element: Element): TrackedPost | undefined => {
    if (waiting.readNow(element)) reporter.flush();
    return tracker.get(element);
  };
  const ownAnswers = createOwnAnswers({
    document,
    adapter,
    brands: () => setup.brands,
    now,
    tracker,
    readHere,
    board,
    onAnswer: answers.tell,
  });
  const readEverywhere = (): readonly TrackedPost[] => {
    waiting.readAll();
    reporter.flush();
    return tracker.all();
  };
  const watch = watchPage({
    document,
    adapter,
    onFound: (found) => !tracker.isDue(found) && waiting.add(found),
    onPost: (found) => {
      if (tracker.isDue(found) || !waiting.add(found)) read(found);
    },
    onSettled: () => {
      reporter.flush();
      wishes.retry();
    },
    onAddress: () => view.setTimeout(() => board.replace(), 300),
    onAdded: (element) => answers.seeAdded(element, now()),
  });
  if (adapter.pageData) askBackground('tool.inject', { tool: 'page-data' }).then(watch.rescan, reportFault);
  const hover = createHoverChip({
    document,
    setup: () => setup,
    theme: () => theme,
    hasChip: board.hasChip,
    trackedAt: (path) => {
      for (const target of path) {
        const tracked = readHere(target as Element);
        if (tracked) return tracked;
      }
      return null;
    },
    onOpen: (tracked) => open('bar', tracked, board.markOf(tracked.post.postKey)),
  });

  const applyMention = (mentionId: string, change: (mark: PostMark) => PostMark): void => {
    for (const { post } of tracker.all()) {
      const mark = board.markOf(post.postKey);
      if (mark?.mention?.id === mentionId) board.apply([change(mark)], tracker.withKey);
    }
  };
  const hear = (envelope: TellEnvelope): void => {
    if (envelope.tell === 'setup.changed') {
      setup = fit(envelope.body.setup);
      theme = readTheme(document, setup.theme);
      board.repaint();
      hover.forget();
      if (isListening()) watch.rescan();
    } else if (envelope.tell === 'mention.changed') {
      const { mention } = envelope.body;
      applyMention(mention.id, (mark) => ({ ...mark, mention, level: mention.level, dueAt: mention.answerDueAt }));
      if (!board.markOf(mention.postKey) && tracker.withKey(mention.postKey).length > 0) {
        const { postKey, level, answerDueAt: dueAt } = mention;
        board.apply([{ postKey, mention, level, dueAt, ticket: null }], tracker.withKey);
        ownAnswers.seeAll();
      }
    } else if (envelope.tell === 'ticket.changed') {
      const { postKey, clientKey, number, undone } = envelope.body;
      const mark = board.markOf(postKey);
      if (mark) board.apply([{ ...mark, ticket: undone ? null : { number, clientKey } }], tracker.withKey);
    } else if (envelope.tell === 'marks.found') mark(envelope.body.marks);
    else if (envelope.tell === 'site.revoked') stop();
    else if (envelope.tell === 'do.reply' || envelope.tell === 'do.ticket') wishes.hear(envelope);
  };
  const wishes = createWishes({
    document,
    handle,
    posts: readEverywhere,
    hovered: () => hover.last(),
    onFault: reportFault,
  });

  const onFocus = (event: Event): void => {
    const box = event.composedPath()[0] as HTMLInputElement;
    if (box.localName === 'textarea' || box.isContentEditable) lastBox = box;
    else if (box.localName !== 'input' || box.type !== 'text') return;
    readAlong();
  };
  /** What is typed in an editing frame does not reach this document, but the window loses the focus to it. */
  const onBlur = (): void => {
    view.setTimeout(() => {
      if (!findFocusedFrame(document)) return;
      lastBox = document.activeElement;
      readAlong();
    }, FOCUS_MS);
  };
  const readAlong = (): void => {
    if (!handle.guarded) askBackground('tool.inject', { tool: 'guard' }).catch(reportFault);
  };
  const onPress = (event: Event): void => {
    const path = event.composedPath();
    const tracked = event.isTrusted ? handle.postAt(path[0] as Node) : null;
    if (tracked) lastPress = { tracked, path };
  };
  const onResize = (): void => board.replace();
  const ticking = view.setInterval(() => document.visibilityState === 'visible' && board.tick(), 1000);
  const beating = view.setInterval(() => {
    if (document.visibilityState === 'visible' && board.size > 0)
      askBackground('page.beat', { site: adapter.id }).catch(stopIfGone);
  }, BEAT_MS);
  const health = view.setTimeout(() => {
    const found = reportHealth(document, adapter, tracker, { isDrill: isDrill(), onFault: reportFault });
    for (const { post } of found) reporter.add(post);
    reporter.flush();
  }, HEALTH_AFTER_MS);
  const unhear = hearBackground(hear);
  const stop = (): void => {
    watch.stop();
    hover.stop();
    board.removeAll();
    nearness.stop();
    reporter.stop();
    unhear();
    view.clearInterval(ticking);
    view.clearInterval(beating);
    view.clearTimeout(health);
    view.removeEventListener('resize', onResize);
    view.removeEventListener('blur', onBlur);
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('click', onPress, { capture: true });
    document.removeEventListener(RETIRE, stop);
    handle.guarded?.();
    writePageHandle(null);
  };
  const stopIfGone = (error: unknown): void => {
    // The extension was updated or removed under this page: its new version starts its own overlay.
    if (/context invalidated|Extension context/iu.test(String(error))) stop();
    else reportFault(error);
  };
  view.addEventListener('resize', onResize, { passive: true });
  view.addEventListener('blur', onBlur);
  document.addEventListener('focusin', onFocus, { passive: true });
  document.addEventListener('click', onPress, { capture: true, passive: true });
  document.addEventListener(RETIRE, stop);
  return stop;
}

/** An overlay of a version that is gone leaves the page: its own world may be closed already, its elements are not. */
function retireEarlier(document: Document): void {
  document.dispatchEvent(new CustomEvent(RETIRE));
  for (const chip of document.querySelectorAll(CHIP_TAG)) chip.remove();
}

function reportFault(error: unknown): void {
  console.error('[earshot]', error);
}
