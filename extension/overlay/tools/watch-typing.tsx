import type { GuardVerdict } from '../../../shared/model/guard.ts';
import { checkReply } from '../../../shared/replies/guard.ts';
import { detectEditor, type Editor } from '../../composers/detect-editor.ts';
import { fillComposer } from '../../composers/fill-composer.ts';
import { readEditor } from '../../composers/read-back.ts';
import { openTool } from '../open-tool.ts';
import type { PageHandle } from '../page-handle.ts';
import { GuardList } from './guard-list.tsx';
import { leaveOut, nameFinding, recordDecision } from './leave-out.ts';
import { inPixels } from './place-beside.ts';
import { makeToolRoot } from './tool-root.ts';
import { TOOL_CSS } from './tool-style.ts';

const PAUSE_MS = 150;
const GAP = 6;
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * Reads along while a person types into the site's own box, in this tab only, and shows what must not stand in public. A box
 * that is not proven private counts as public. Returns what stops it.
 */
export function watchTyping(page: PageHandle): () => void {
  const root = makeToolRoot(document, TOOL_CSS, page.theme());
  let pause = 0;
  let ignored: readonly string[] = [];
  let shown: Editor | null = null;
  let closedFor: string | null = null;

  const hide = (): void => {
    shown = null;
    root.draw(null);
  };
  const look = (editor: Editor): void => {
    const text = readEditor(editor);
    const verdict = leaveOut(judge(page, text), text, ignored);
    if (!editor.element.isConnected || verdict.findings.length === 0 || text === closedFor) {
      hide();
      return;
    }
    shown = editor;
    root.setTheme(page.theme());
    draw(editor, text, verdict);
  };
  const draw = (editor: Editor, text: string, verdict: GuardVerdict): void => {
    const box = editor.element.getBoundingClientRect();
    const post = page.postAt(editor.element);
    const put = (changed: string): void => {
      fillComposer(editor, changed, { replace: true, wait }).then(() => look(editor), reportFault);
    };
    root.draw(
      <div
        class="at"
        style={inPixels({ left: Math.max(8, box.left), top: Math.min(box.bottom + GAP, window.innerHeight - 120) })}
      >
        <GuardList
          className={`float ${verdict.block ? '' : 'soft'}`}
          verdict={verdict}
          language={page.setup().language}
          onReplace={(finding, by) => put(text.slice(0, finding.start) + by + text.slice(finding.end))}
          onIgnore={(finding) => {
            ignored = [...ignored, nameFinding(finding, text)];
            recordDecision(page.adapter.id, finding, text, null);
            look(editor);
          }}
          onOverride={(finding, reason) => {
            ignored = [...ignored, nameFinding(finding, text)];
            recordDecision(page.adapter.id, finding, text, reason);
            look(editor);
          }}
          onClose={() => {
            closedFor = text;
            hide();
          }}
          onMoveToMessage={
            post
              ? () => {
                  hide();
                  const request = {
                    want: 'reply',
                    tracked: post,
                    mark: page.markOf(post.post.postKey),
                    shot: null,
                  } as const;
                  openTool(page, request).catch(reportFault);
                }
              : null
          }
        />
      </div>,
    );
  };
  const type = (event: Event): void => {
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || target.closest('earshot-tool')) return;
    const editor = detectEditor(target);
    if (!editor || target.localName === 'input') return;
    clearTimeout(pause);
    pause = window.setTimeout(() => look(editor), PAUSE_MS);
  };
  const follow = (): void => {
    if (shown) look(shown);
  };
  document.addEventListener('input', type, { capture: true, passive: true });
  document.addEventListener('focusin', type, { capture: true, passive: true });
  window.addEventListener('scroll', follow, { capture: true, passive: true });
  window.addEventListener('resize', follow, { passive: true });
  return () => {
    document.removeEventListener('input', type, { capture: true });
    document.removeEventListener('focusin', type, { capture: true });
    window.removeEventListener('scroll', follow, { capture: true });
    window.removeEventListener('resize', follow);
    clearTimeout(pause);
    root.remove();
  };
}

function judge(page: PageHandle, text: string): GuardVerdict {
  const hotlines = page.setup().brands.flatMap((brand) => brand.hotlines);
  return checkReply(text, { where: 'public', hotlines, site: page.adapter.id });
}

function reportFault(error: unknown): void {
  console.error('[earshot]', error);
}
