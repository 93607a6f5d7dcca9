import { askBackground } from '../../ask-background.ts';
import { detectEditor, type Editor } from '../../composers/detect-editor.ts';
import { fillComposer } from '../../composers/fill-composer.ts';
import { listenInFrames } from '../../composers/listen-in-frames.ts';
import { readEditor } from '../../composers/read-back.ts';
import type { ReplyUse } from '../../reply-use.ts';
import { openTool } from '../open-tool.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';
import { answeringOf } from './answering-of.ts';
import { boxAround } from './box-around.ts';
import { findAnsweredMark, findAnsweredPost } from './find-answered-post.ts';
import { readGuardSetting } from './guard-setting.ts';
import { judgeTyping } from './judge-typing.ts';
import { nameFinding, recordDecision } from './leave-out.ts';
import { replaceSpan } from './replace-span.ts';
import { makeToolRoot } from './tool-root.ts';
import { TOOL_CSS } from './tool-style.ts';
import { TypingNotice } from './typing-notice.tsx';
import { warnOfHolder } from './who-holds.ts';
import { findAccountInTheWay } from './wrong-account.ts';

const PAUSE_MS = 150;
/** A box that a site emptied or took away after sending tells nobody. */
const BEAT_MS = 500;
/** From the press that may send to the answer on the page. */
const SENDING_MS = 20_000;
/** Editors that keep what they do to themselves (Lexical, ProseMirror) let no `input` out when something is pasted. */
const TYPED = ['input', 'paste', 'cut', 'drop', 'keyup', 'compositionend', 'focusin'];

interface Watched {
  readonly editor: Editor;
  readonly tracked: TrackedPost;
}

/**
 * Reads along while a person types or pastes an answer to a post into the site's own box, in this tab only, and says beside it
 * what the picker would say. What is no answer to a post is never read. Returns what stops it.
 */
export function watchTyping(page: PageHandle): () => void {
  const root = makeToolRoot(document, TOOL_CSS, page.theme());
  const answering = answeringOf(page.adapter.id);
  const answered = new WeakMap<Element, TrackedPost>();
  let pause = 0;
  let watched: Watched | null = null;
  let read = '';
  let uses: readonly ReplyUse[] = [];
  let ignored: readonly string[] = [];

  const leave = (): void => {
    watched = null;
    root.draw(null);
  };
  const look = (): void => {
    if (!watched) return;
    const { element } = watched.editor;
    if (!element.isConnected || element.checkVisibility?.() === false) {
      leave();
      return;
    }
    read = readEditor(watched.editor);
    draw(watched);
  };
  const draw = ({ editor, tracked }: Watched): void => {
    const text = read;
    const { postKey } = tracked.post;
    const mark = findAnsweredMark(page, tracked);
    const mention = mark?.mention ?? null;
    const { language, people } = page.setup();
    const site = page.adapter.id;
    const setting = readGuardSetting(page, tracked, mention);
    const put = (changed: string): void => {
      fillComposer(editor, changed, { replace: true, wait }).then(look, reportFault);
    };
    root.setTheme(page.theme());
    root.draw(
      text.trim() === '' ? null : (
        <TypingNotice
          key={postKey ?? 'post'}
          text={text}
          judgement={judgeTyping({ text, site, postKey, answering, setting, uses, ignored }, Date.now())}
          mention={mention}
          holder={warnOfHolder(mention, page.setup())}
          wrongAccount={findAccountInTheWay(page, mark)}
          siteName={page.adapter.labels[language]}
          onAcceptAccount={page.accounts.accept}
          language={language}
          people={people}
          anchor={() => boxAround(editor.element)}
          readNow={() => readEditor(editor)}
          onReplace={(finding, by) => {
            const changed = replaceSpan(readEditor(editor), text, finding, by);
            if (changed === null) look();
            else put(changed);
          }}
          onPut={put}
          onDecide={(finding, reason) => {
            ignored = [...ignored, nameFinding(finding, text)];
            recordDecision(setting, finding, text, reason);
            look();
          }}
          onMoveToMessage={() => {
            leave();
            const mark = page.markOf(postKey);
            openTool(page, { want: 'reply', tracked, mark, shot: null }).catch(reportFault);
          }}
          onReturn={() => editor.element.focus({ preventScroll: true })}
        />
      ),
    );
  };
  const watch = (box: Element): void => {
    const editor = box.localName === 'input' ? null : detectEditor(box);
    if (!editor) return;
    const tracked = findAnsweredPost(page, editor) ?? answered.get(editor.element);
    if (!tracked) return;
    answered.set(editor.element, tracked);
    if (watched?.editor.element !== editor.element || watched.tracked !== tracked) {
      watched = { editor, tracked };
      const keep = (answer: { readonly uses: readonly ReplyUse[] }): void => {
        uses = answer.uses;
        look();
      };
      askBackground('replies.used', {}).then(keep, reportFault);
    }
    clearTimeout(pause);
    pause = window.setTimeout(look, PAUSE_MS);
  };
  const onTyped = (event: Event): void => {
    const [target] = event.composedPath();
    if ((target as Node | undefined)?.nodeType === 1) watch(target as Element);
  };
  /** Any press outside our own notices may be the one that sends. */
  const onPress = (event: Event): void => {
    if (!watched || !event.isTrusted || event.composedPath().includes(root.host)) return;
    const { key, isComposing } = event as KeyboardEvent;
    if (event.type === 'keydown' && (key !== 'Enter' || isComposing)) return;
    const { editor, tracked } = watched;
    const text = readEditor(editor);
    if (text.trim() === '') return;
    const isUnsent = (): boolean => editor.element.isConnected && readEditor(editor) === text;
    page.expectAnswer({ tracked, text, forMs: SENDING_MS, isUnsent });
  };
  const beat = window.setInterval(() => {
    if (!watched || document.visibilityState !== 'visible') return;
    if (!watched.editor.element.isConnected || readEditor(watched.editor) !== read) look();
  }, BEAT_MS);
  const unhear = [
    listenInFrames(document, TYPED, onTyped, { passive: true }),
    listenInFrames(document, ['click', 'keydown'], onPress, { passive: true }),
    page.accounts.hear(look),
  ];
  const already = page.lastBox();
  if (already) watch(already);
  return () => {
    for (const stop of unhear) stop();
    clearTimeout(pause);
    clearInterval(beat);
    root.remove();
  };
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function reportFault(error: unknown): void {
  console.error('[earshot]', error);
}
