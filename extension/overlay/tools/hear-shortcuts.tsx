import type { Labels } from '../../../shared/model/labels.ts';
import type { Shortcut } from '../../../shared/model/shortcut.ts';
import type { TemplateImage } from '../../../shared/model/template.ts';
import { listShortcutsAt } from '../../../shared/replies/list-shortcuts.ts';
import { isOfBrand } from '../../../shared/replies/order-library.ts';
import { askBackground } from '../../ask-background.ts';
import type { Editor } from '../../composers/detect-editor.ts';
import { replaceTyped } from '../../composers/replace-typed.ts';
import { type ShortcutOffer, watchShortcuts } from '../../composers/watch-shortcuts.ts';
import { MOST_TEXT_KEPT } from '../../most-text-kept.ts';
import { openTool } from '../open-tool.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';
import { answeringOf } from './answering-of.ts';
import { boxAround } from './box-around.ts';
import { findAnsweredMark, findAnsweredPost } from './find-answered-post.ts';
import { readGuardSetting } from './guard-setting.ts';
import { ImageOffer } from './image-offer.tsx';
import { type CallVerdict, judgeCall } from './judge-call.ts';
import { isMessagePage } from './message-page.ts';
import { readReplyFields } from './reply-fields.ts';
import { sayTool } from './say-tool.ts';
import { OfferLine } from './shortcut-offer.tsx';
import { type Notice, Toast } from './toast.tsx';
import { makeToolRoot } from './tool-root.ts';
import { TOOL_STRINGS } from './tool-strings.ts';
import { TOOL_CSS } from './tool-style.ts';
import { findAccountInTheWay } from './wrong-account.ts';

const NOTICE_MS = 8_000;
/** A notice that asks something stands long enough to be read and decided. */
const ASK_MS = 20_000;
/** An answer that was filled is waited for this long. */
const FILLED_MS = 30 * 60_000;
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A shortcut that was typed, and where. */
interface Called {
  readonly editor: Editor;
  readonly typed: string;
  readonly shortcut: Shortcut;
}

/**
 * Templates called by their shortcut from any box of the page. Judged before anything is filled in; what needs a person's answer or
 * another's word opens in the picker, where there is a post for it. Returns what stops it.
 */
export function hearShortcuts(page: PageHandle): () => void {
  const root = makeToolRoot(document, TOOL_CSS, page.theme());
  const answering = answeringOf(page.adapter.id);
  const { id: site } = page.adapter;
  let offer: ShortcutOffer | null = null;
  let images: readonly TemplateImage[] = [];
  let notice: Notice | null = null;

  const draw = (): void => {
    const { language, shortcuts } = page.setup();
    root.setTheme(page.theme());
    root.draw(
      <>
        {offer && (
          <OfferLine
            offer={offer}
            trigger={shortcuts.trigger}
            language={language}
            anchor={() => boxAround((offer as ShortcutOffer).editor.element)}
          />
        )}
        {notice && (
          <Toast
            key={notice.until}
            notice={notice}
            closeLabel={sayTool(language, 'close')}
            onClose={() => {
              notice = null;
              draw();
            }}
          />
        )}
        <ImageOffer
          {...{ images, answering, language }}
          key={images[0]?.id ?? 'none'}
          onClose={() => {
            images = [];
            draw();
          }}
        />
      </>,
    );
  };
  const tell = (text: string, actions: Notice['actions'] = []): void => {
    notice = { text, actions, until: Date.now() + (actions.length > 0 ? ASK_MS : NOTICE_MS) };
    draw();
  };
  const say = (labels: Labels): void => tell(labels[page.setup().language]);

  const run = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      reportFault(error);
      tell(String(error));
    });
  };
  const call = async (editor: Editor, typed: string, shortcut: Shortcut): Promise<'typed-on' | undefined> => {
    const { templateId, name } = shortcut;
    const answered = findAnsweredPost(page, editor);
    // Of a post in passing only what names it was read: its author is wanted now.
    const tracked = answered && page.readAgain(answered);
    const mark = tracked && findAnsweredMark(page, tracked);
    const mention = mark?.mention ?? null;
    const [{ template }, { uses }, approval] = await Promise.all([
      askBackground('replies.one', { templateId }),
      askBackground('replies.used', {}),
      mention === null ? null : askBackground('approval.look', { mentionId: mention.id }),
    ]);
    if (!template) return void say(TOOL_STRINGS.callGone);
    // Words of one brand must not stand under a post of another: in the picker the person sees which they are.
    const mayBeWrong = tracked !== null && isOfBrand(template) && page.setup().brands.length > 1;
    if (mayBeWrong && readBrandOf(page, editor) === undefined)
      return void refuse(TOOL_STRINGS.callWhichBrand, tracked, name);
    const { language } = page.setup();
    const account = findAccountInTheWay(page, mark);
    if (account !== null) return void stopForAccount(account, tracked, { editor, typed, shortcut });
    const where = isMessagePage(answering.directMessage, new URL(location.href)) ? 'dm' : 'public';
    const setting = readGuardSetting(page, tracked, mention);
    const postKey = tracked?.post.postKey ?? null;
    const fields = readReplyFields(page, tracked);
    const verdict: CallVerdict = judgeCall(
      { template, language, where, site, postKey, fields, uses, answering, setting, approval },
      Date.now(),
    );
    if (!verdict.fits) return void refuse(verdict.say, tracked, name);
    const { text, variant } = verdict;
    if (tracked && where === 'public') page.expectAnswer({ tracked, text, forMs: FILLED_MS, isUnsent: () => false });
    const outcome = await replaceTyped(editor, typed, text, wait);
    if ('typedOn' in outcome) return 'typed-on';
    if (!outcome.filled) return void say(outcome.say);
    if (where === 'public') {
      const use = { kind: 'public', site, templateId, variant, text: text.slice(0, MOST_TEXT_KEPT), postKey } as const;
      await askBackground('replies.note', { use: { ...use, at: Date.now() } });
    }
    images = template.images ?? [];
    tell(sayTool(language, 'callFilled', { name }));
    return undefined;
  };
  /** As the picker does: said before a letter of it is in the box. Over a post the picker asks; elsewhere the notice does. */
  const stopForAccount = (account: string, tracked: TrackedPost | null, called: Called): void => {
    const { name } = called.shortcut;
    const { language } = page.setup();
    const said = sayTool(language, 'callWrongAccount', { name, account });
    if (tracked) {
      tell(said);
      openReplies(tracked, name);
      return;
    }
    const goOn = async (): Promise<void> => {
      page.accounts.accept(account);
      called.editor.element.focus();
      if ((await call(called.editor, called.typed, called.shortcut)) === 'typed-on')
        tell(sayTool(language, 'callAgain'));
    };
    tell(said, [
      { label: () => sayTool(language, 'acceptAccount', { account }), strong: true, run: () => run(goOn()) },
    ]);
  };
  const refuse = (why: Labels, tracked: TrackedPost | null, query: string): void => {
    say(why);
    if (tracked) openReplies(tracked, query);
  };
  const openReplies = (tracked: TrackedPost, query: string): void => {
    const mark = page.markOf(tracked.post.postKey);
    openTool(page, { want: 'reply', tracked, mark, shot: null, query }).catch(reportFault);
  };

  const stop = watchShortcuts({
    document,
    setup: () => {
      const { trigger, words, offSites } = page.setup().shortcuts;
      return {
        trigger: offSites.includes(site) ? 'off' : trigger,
        listFor: (editor) => {
          // The post of a box is looked for only where it decides something.
          const brandId = words.some(({ brandIds }) => brandIds) ? readBrandOf(page, editor) : undefined;
          return listShortcutsAt(words, { site, ...(brandId === undefined ? {} : { brandId }) });
        },
      };
    },
    isOurs: (event) => event.composedPath().some((target) => (target as Element).localName === root.host.localName),
    onOffer: (next) => {
      offer = next;
      draw();
    },
    onCall: (editor, typed, shortcut) => {
      run(call(editor, typed, shortcut));
    },
  });
  return () => {
    stop();
    root.remove();
  };
}

/** The brand of the post that a box answers; the only one there is where nobody knows it. */
function readBrandOf(page: PageHandle, editor: Editor): string | undefined {
  const tracked = findAnsweredPost(page, editor);
  const { brands } = page.setup();
  const known = tracked === null ? undefined : findAnsweredMark(page, tracked)?.mention?.brandId;
  return known ?? (brands.length === 1 ? brands[0]?.id : undefined);
}

function reportFault(error: unknown): void {
  console.error('[earshot]', error);
}
