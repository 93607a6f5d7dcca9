import { browser } from 'wxt/browser';
import type { Language } from '../../../shared/model/labels.ts';
import { askBackground, BackgroundProblem } from '../../ask-background.ts';
import { copyText } from '../../composers/copy-text.ts';
import { detectEditor, type Editor } from '../../composers/detect-editor.ts';
import { fillComposer } from '../../composers/fill-composer.ts';
import { findComposer } from '../../composers/find-composer.ts';
import { captureEvidence } from '../../evidence/capture-evidence.ts';
import type { Ask, AskType, MentionOutcome, PostMark } from '../../messages.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import { ANSWERING } from '../../sites/registry.ts';
import type { PageHandle, ToolRequest, TrackedPost } from '../page-handle.ts';
import { Bar } from './bar.tsx';
import { makeClientKey, makeTicketDraft } from './make-ticket-draft.ts';
import { readMessageLink } from './message-link.ts';
import { type FillWish, Picker } from './picker.tsx';
import type { Box } from './place-beside.ts';
import { hashText, noteReplyUse, type ReplyUse, readReplyUses } from './reply-use.ts';
import { sayTool } from './say-tool.ts';
import { type Notice, Toast } from './toast.tsx';
import { makeToolRoot, type ToolRoot } from './tool-root.ts';
import type { ToolStringKey } from './tool-strings.ts';
import { TOOL_CSS } from './tool-style.ts';

const NO_ANSWERING: SiteAnswering = {
  directMessage: null,
  limits: { publicCharacters: null, counting: 'characters', messagesPerTenMinutes: null },
};
const NOTICE_MS = 8_000;
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

type View =
  | { readonly name: 'none' }
  | { readonly name: 'bar'; readonly tracked: TrackedPost }
  | {
      readonly name: 'picker';
      readonly tracked: TrackedPost;
      readonly uses: readonly ReplyUse[];
      readonly note: string | null;
    };

/** Bar, picker, ticket and notices on one page. Opened by the finder, which stays small without it. */
export class Desk {
  private readonly page: PageHandle;
  private readonly root: ToolRoot;
  private readonly answering: SiteAnswering;
  private view: View = { name: 'none' };
  private notice: Notice | null = null;
  private before: Element | null = null;
  private readonly mine = new Set<string>();

  constructor(page: PageHandle) {
    this.page = page;
    this.answering = ANSWERING[page.adapter.id] ?? NO_ANSWERING;
    this.root = makeToolRoot(document, TOOL_CSS, page.theme());
    document.addEventListener('pointerdown', this.closeFromOutside, { capture: true, passive: true });
  }

  /** What the person asked for at a chip, by a key or from the panel. */
  open({ want, tracked, shot }: ToolRequest): void {
    this.root.setTheme(this.page.theme());
    this.before = document.activeElement;
    if (want === 'bar') this.show({ name: 'bar', tracked });
    else if (want === 'reply') this.run(this.reply(tracked));
    else this.run(this.makeTicket(tracked, shot));
  }

  private get language(): Language {
    return this.page.setup().language;
  }
  private say(key: ToolStringKey, params?: Readonly<Record<string, string | number>>): string {
    return sayTool(this.language, key, params);
  }
  private now(): number {
    return Date.now() + this.page.setup().clockSkewMs;
  }
  private markOf(tracked: TrackedPost): PostMark | null {
    return this.page.markOf(tracked.post.postKey);
  }

  private show(view: View): void {
    this.view = view;
    this.draw();
  }

  private readonly close = (): void => {
    const { view } = this;
    this.show({ name: 'none' });
    if (view.name === 'picker') this.run(this.releaseUnused(view.tracked));
    if (this.before?.isConnected && 'focus' in this.before) (this.before as HTMLElement).focus({ preventScroll: true });
  };

  private readonly closeFromOutside = (event: Event): void => {
    if (this.view.name === 'bar' && event.isTrusted && !event.composedPath().includes(this.root.host))
      this.show({ name: 'none' });
  };

  /** The person's own gesture failed or succeeded: either is said, never swallowed. */
  private run(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      console.error('[earshot]', error);
      this.tell(error instanceof BackgroundProblem ? error.say[this.language] : String(error));
    });
  }

  private tell(text: string, actions: Notice['actions'] = [], until = Date.now() + NOTICE_MS): void {
    this.notice = { text, actions, until };
    this.draw();
  }

  private async act<T extends AskType>(type: T, ask: Ask<T>, tracked: TrackedPost): Promise<void> {
    const outcome = (await askBackground(type, ask)) as MentionOutcome;
    const { mention } = outcome;
    if (mention) {
      const ticket = this.markOf(tracked)?.ticket ?? null;
      const postKey = tracked.post.postKey ?? mention.postKey;
      this.page.applyMark({ postKey, mention, level: mention.level, dueAt: mention.answerDueAt, ticket });
    }
    if (!outcome.ok) this.tell(outcome.problem[this.language]);
    this.draw();
  }

  private async claim(tracked: TrackedPost): Promise<void> {
    const mention = this.markOf(tracked)?.mention;
    if (mention?.state !== 'open') return;
    this.mine.add(mention.id);
    await this.act('mention.claim', { mentionId: mention.id }, tracked);
  }

  private async release(tracked: TrackedPost): Promise<void> {
    const mention = this.markOf(tracked)?.mention;
    if (mention?.state !== 'claimed') return;
    this.mine.delete(mention.id);
    await this.act('mention.release', { mentionId: mention.id }, tracked);
  }

  /** A picker that was only looked at leaves the post to others. */
  private async releaseUnused(tracked: TrackedPost): Promise<void> {
    const mention = this.markOf(tracked)?.mention;
    if (mention && this.mine.has(mention.id) && !this.filled.has(mention.id)) await this.release(tracked);
  }
  private readonly filled = new Set<string>();

  private async reply(tracked: TrackedPost): Promise<void> {
    this.show({ name: 'picker', tracked, uses: await readReplyUses(Date.now()), note: null });
    await this.claim(tracked);
  }

  private async fill(tracked: TrackedPost, wish: FillWish): Promise<void> {
    const { adapter } = this.page;
    const editor = await this.findBox(tracked);
    if (!editor) {
      await copyText(wish.publicText, document);
      return this.note(tracked, this.say('noBox'));
    }
    const outcome = await fillComposer(editor, wish.publicText, { replace: true, wait });
    if (!outcome.filled) return this.note(tracked, outcome.say[this.language]);
    const mention = this.markOf(tracked)?.mention ?? null;
    if (mention) this.filled.add(mention.id);
    this.page.expectAnswer(mention?.id ?? null, tracked.post.postKey, wish.publicText);
    const use = {
      site: adapter.id,
      templateId: wish.templateId,
      variant: wish.variant,
      textHash: hashText(wish.publicText),
      at: Date.now(),
    };
    await noteReplyUse({ kind: 'public', ...use });
    this.show({ name: 'none' });
    this.before = null;
    this.tell(this.say('filled'));
    if (wish.directText !== null) await this.openMessage(tracked, wish.directText);
  }

  /** The box that the person stood in wins over the one that the adapter knows. */
  private async findBox(tracked: TrackedPost): Promise<Editor | null> {
    const last = this.page.lastBox();
    if (last && tracked.element.contains(last)) return detectEditor(last);
    const ownPage =
      tracked.reading.permalink !== null && new URL(tracked.reading.permalink).pathname === location.pathname;
    return findComposer({ post: tracked.element, place: tracked.kind.composer, ownPage, wait });
  }

  private note(tracked: TrackedPost, note: string): void {
    const uses = this.view.name === 'picker' ? this.view.uses : [];
    this.show({ name: 'picker', tracked, uses, note });
  }

  /** Opens the conversation in a tab of its own; the text waits on the clipboard, because the box is on another page. */
  private async openMessage(tracked: TrackedPost, text: string | null): Promise<void> {
    const direct = this.answering.directMessage;
    const link = direct && readMessageLink(direct, tracked.element, tracked.reading.authorUrl, new URL(location.href));
    if (!direct || link === null) return this.tell(this.say('noMessage'));
    if (text !== null) await copyText(text, document);
    window.open(link, '_blank', 'noopener');
    await noteReplyUse({
      kind: 'message',
      site: this.page.adapter.id,
      templateId: null,
      variant: null,
      textHash: 0,
      at: Date.now(),
    });
    if (direct.opens === 'profile') this.tell(this.say('messageProfile'));
    else this.tell(this.say(text === null ? 'messageReady' : 'filledBoth'));
  }

  private async makeTicket(tracked: TrackedPost, shot: ToolRequest['shot']): Promise<void> {
    const mark = this.markOf(tracked);
    if (mark?.ticket) {
      await askBackground('panel.open', { mentionId: null, clientKey: mark.ticket.clientKey });
      return;
    }
    if (!globalThis.crypto.subtle) return this.tell(this.say('ticketFailed', { why: this.say('needsHttps') }));
    this.show({ name: 'none' });
    const createdAt = this.now();
    const evidence = await captureEvidence({
      element: tracked.element,
      reading: tracked.reading,
      adapter: this.page.adapter,
      shot: shot ?? (await askBackground('screenshot.take', {})),
      ...(this.answering.textUntrusted ? { textUntrusted: this.answering.textUntrusted } : {}),
      extensionVersion: browser.runtime.getManifest().version,
      capturedAt: createdAt,
    });
    const draft = makeTicketDraft(tracked, mark, evidence, makeClientKey(), createdAt);
    const saved = await askBackground('ticket.make', { draft });
    const postKey = tracked.post.postKey;
    const ticket = { number: saved.number, clientKey: saved.clientKey };
    if (postKey !== null) {
      this.page.applyMark({
        postKey,
        mention: mark?.mention ?? null,
        level: mark?.level ?? 'blue',
        dueAt: mark?.dueAt ?? null,
        ticket,
      });
    }
    const count = evidence.items.length;
    const text =
      saved.number === null
        ? this.say('ticketMade', { count })
        : this.say('ticketMadeNumber', { number: saved.number, count });
    this.tell(
      text,
      [
        {
          label: () => this.say('open'),
          strong: true,
          run: () => this.run(askBackground('panel.open', { mentionId: null, clientKey: saved.clientKey })),
        },
        { label: (seconds) => this.say('undo', { seconds }), run: () => this.run(this.undo(saved.clientKey)) },
      ],
      saved.undoUntil,
    );
  }

  private async undo(clientKey: string): Promise<void> {
    const { undone, problem } = await askBackground('ticket.undo', { clientKey });
    this.tell(undone ? this.say('undone') : (problem?.[this.language] ?? ''));
  }

  private draw(): void {
    const { view, notice, language } = this;
    const anchor = (): Box =>
      (view.name === 'none' ? document.body : this.anchorOf(view.tracked)).getBoundingClientRect();
    this.root.draw(
      <>
        {view.name === 'bar' && this.drawBar(view.tracked, anchor)}
        {view.name === 'picker' && (
          <Picker
            key="picker"
            mark={this.markOf(view.tracked)}
            language={language}
            site={this.page.adapter.id}
            siteName={this.page.adapter.labels[language]}
            answering={this.answering}
            hotlines={this.page.setup().brands.flatMap(({ hotlines }) => hotlines)}
            fields={this.fieldsOf(view.tracked)}
            uses={view.uses}
            anchor={this.stable(view.tracked.element)}
            note={view.note}
            onFill={(wish) => this.run(this.fill(view.tracked, wish))}
            onClose={this.close}
          />
        )}
        {notice && <Toast notice={notice} closeLabel={this.say('close')} onClose={this.dropNotice} />}
      </>,
    );
  }

  private readonly dropNotice = (): void => {
    this.notice = null;
    this.draw();
  };

  private readonly anchors = new WeakMap<Element, () => Box>();
  /** The same function for the same element, so that an open picker stays where it is. */
  private stable(element: Element): () => Box {
    const known = this.anchors.get(element) ?? ((): Box => element.getBoundingClientRect());
    this.anchors.set(element, known);
    return known;
  }

  private anchorOf({ element }: TrackedPost): Element {
    const host =
      element.querySelector('earshot-chip') ??
      element.shadowRoot?.querySelector('earshot-chip') ??
      element.nextElementSibling;
    return host?.localName === 'earshot-chip' ? (host.shadowRoot?.querySelector('button') ?? element) : element;
  }

  private drawBar(tracked: TrackedPost, anchor: () => Box) {
    const mark = this.markOf(tracked);
    const id = mark?.mention?.id ?? '';
    const done = (work: () => Promise<void>) => (): void => {
      this.show({ name: 'none' });
      this.run(work());
    };
    return (
      <Bar
        key={tracked.post.postKey ?? 'post'}
        mark={mark}
        language={this.language}
        anchor={this.stable(anchor().bottom >= 0 ? this.anchorOf(tracked) : tracked.element)}
        rtl={tracked.element.closest('[dir=rtl]') !== null}
        mine={this.mine.has(id)}
        hasMessages={this.answering.directMessage !== null}
        onReply={() => this.run(this.reply(tracked))}
        onMessage={done(() => this.openMessage(tracked, null))}
        onTicket={done(() => this.makeTicket(tracked, null))}
        onClaim={() => this.run(this.claim(tracked))}
        onRelease={() => this.run(this.release(tracked))}
        onAnswered={done(() =>
          this.act(
            'mention.answered',
            { mentionId: id, how: 'self-declared', at: this.now(), text: null, permalink: null },
            tracked,
          ),
        )}
        onDismiss={(reason) => done(() => this.act('mention.dismiss', { mentionId: id, reason }, tracked))()}
        onReopen={done(() => this.act('mention.reopen', { mentionId: id }, tracked))}
        onPanel={done(
          async () => void (await askBackground('panel.open', { mentionId: id === '' ? null : id, clientKey: null })),
        )}
        onClose={this.close}
      />
    );
  }

  private fieldsOf(tracked: TrackedPost): Readonly<Record<string, string>> {
    const { agentName, brands } = this.page.setup();
    const brandId = this.markOf(tracked)?.mention?.brandId;
    const brand = brands.find(({ id }) => id === brandId) ?? (brands.length === 1 ? brands[0] : undefined);
    const name = tracked.reading.author?.replace(/^@/u, '');
    return {
      ...(name ? { 'customer.name': tracked.reading.rating === null ? `@${name}` : name } : {}),
      ...(agentName ? { 'agent.name': agentName } : {}),
      ...(brand ? { 'brand.name': brand.name } : {}),
    };
  }
}
