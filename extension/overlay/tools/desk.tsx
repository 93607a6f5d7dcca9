import type { JSX } from 'preact';
import type { Language } from '../../../shared/model/labels.ts';
import type { Template, TemplateImage } from '../../../shared/model/template.ts';
import { askBackground, BackgroundProblem, hearBackground } from '../../ask-background.ts';
import type { Ask, AskType, MentionOutcome, PostMark } from '../../messages.ts';
import type { SiteAnswering } from '../../reading/site-adapter.ts';
import type { ReplyUse } from '../../reply-use.ts';
import type { PageHandle, Shot, ToolRequest, TrackedPost } from '../page-handle.ts';
import { answeringOf } from './answering-of.ts';
import { type BarActs, DeskBar } from './desk-bar.tsx';
import type { PickerView, View } from './desk-view.ts';
import { fillReply } from './fill-reply.ts';
import { findChip } from './find-chip.ts';
import { readGuardSetting } from './guard-setting.ts';
import { ImageOffer } from './image-offer.tsx';
import { keepAnchors } from './keep-anchors.ts';
import { type FillWish, Picker } from './picker.tsx';
import { keepReplyDraft, readReplyDraft } from './reply-drafts.ts';
import { readReplyFields, readWordings } from './reply-fields.ts';
import { saveTicket } from './save-ticket.ts';
import { listTicketActions, type MadeTicket, sayMadeTicket } from './say-made-ticket.ts';
import { sayTool } from './say-tool.ts';
import { type Notice, Toast } from './toast.tsx';
import { makeToolRoot, type ToolRoot } from './tool-root.ts';
import type { ToolStringKey } from './tool-strings.ts';
import { TOOL_CSS } from './tool-style.ts';
import { watchFocus } from './watch-focus.ts';
import { warnOfHolder } from './who-holds.ts';
import { listOtherWays, writeMessage } from './write-message.ts';
import { findAccountInTheWay } from './wrong-account.ts';

const NOTICE_MS = 8_000;
const REFUSALS = { missing: 'postMissing', unselected: 'selectFirst' } as const;

/** Bar, picker, ticket and notices on one page. Opened by the finder, which stays small without it. */
export class Desk {
  private readonly page: PageHandle;
  private readonly root: ToolRoot;
  private readonly answering: SiteAnswering;
  private readonly boxOf = keepAnchors();
  /** Mentions that were claimed by opening the replies here, and those whose answer was filled here. */
  private readonly mine = new Set<string>();
  private readonly filled = new Set<string>();
  /** Its reply was filled in: what the closing picker still says of it is not kept. */
  private doneWith: TrackedPost | null = null;
  private view: View = { name: 'none' };
  private notice: Notice | null = null;
  /** Pictures of the reply that was filled in last. */
  private images: readonly TemplateImage[] = [];
  private readonly focus = watchFocus(document);
  /** How often the replies were opened here: what was written over one post never stands over another. */
  private opened = 0;
  private own: readonly Template[] = [];
  /** The ticket that the notice speaks of. */
  private made: MadeTicket | null = null;

  constructor(page: PageHandle) {
    this.page = page;
    this.answering = answeringOf(page.adapter.id);
    this.root = makeToolRoot(document, TOOL_CSS, page.theme());
    hearBackground((envelope) => {
      if (envelope.tell === 'ticket.changed' && envelope.body.number !== null)
        this.learn(envelope.body.clientKey, { number: envelope.body.number });
      if (envelope.tell !== 'ticket.earlier') return;
      const { clientKey, earlier: count, open } = envelope.body;
      this.learn(clientKey, { earlier: { count, open } });
    });
    page.accounts.hear(() => this.draw());
    document.addEventListener('pointerdown', this.closeFromOutside, { capture: true, passive: true });
  }

  /** What the person asked for at a chip, by a key or from the panel. */
  open(request: ToolRequest): void {
    this.root.setTheme(this.page.theme());
    this.focus.remember();
    if (!('tracked' in request)) this.tell(this.say(REFUSALS[request.want]));
    else if (request.want === 'bar') this.show({ name: 'bar', tracked: request.tracked });
    else if (request.want === 'reply') this.run(this.reply(request.tracked, request.query));
    else this.run(this.makeTicket(request.tracked, request.shot));
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

  /** However the replies are left, also for another post, a post that was only looked at goes back to the others. */
  private show(view: View): void {
    const left = this.view;
    this.view = view;
    this.draw();
    const stays = left.name === 'picker' && view.name === 'picker' && left.tracked.element === view.tracked.element;
    if (left.name === 'picker' && !stays) this.run(this.releaseUnused(left.tracked));
  }

  private readonly close = (): void => {
    this.show({ name: 'none' });
    this.focus.giveBack();
  };

  private readonly closeFromOutside = (event: Event): void => {
    if (this.view.name !== 'bar' || !event.isTrusted) return;
    if (!event.composedPath().includes(this.root.host)) this.show({ name: 'none' });
  };

  /** The person's own gesture failed: that is said, never swallowed. */
  private run(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      console.error('[earshot]', error);
      this.tell(error instanceof BackgroundProblem ? error.say[this.language] : String(error));
    });
  }

  private tell(text: string, actions: Notice['actions'] = [], until = Date.now() + NOTICE_MS): void {
    this.notice = { text, actions, until, takesFocus: this.focus.isByKey() };
    this.made = null;
    this.draw();
  }
  private readonly dropNotice = (): void => {
    const hadFocus = document.activeElement === this.root.host;
    this.notice = null;
    this.draw();
    if (hadFocus && this.view.name === 'none') this.focus.giveBack();
  };

  private readonly dropImages = (): void => {
    this.images = [];
    this.draw();
  };

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
    const id = this.markOf(tracked)?.mention?.id;
    if (id !== undefined && this.mine.has(id) && !this.filled.has(id)) await this.release(tracked);
  }

  private async reply(tracked: TrackedPost, query = ''): Promise<void> {
    const [{ uses }, { templates }, draft] = await Promise.all([
      askBackground('replies.used', {}),
      askBackground('replies.own', {}),
      readReplyDraft(tracked),
    ]);
    this.own = templates;
    this.doneWith = null;
    const note = warnOfHolder(this.markOf(tracked)?.mention ?? null, this.page.setup());
    this.opened += 1;
    this.show({ name: 'picker', opened: this.opened, tracked, uses, note, query, draft: query === '' ? draft : null });
    await this.claim(tracked);
  }

  private async fill(tracked: TrackedPost, uses: readonly ReplyUse[], wish: FillWish): Promise<void> {
    const problem = await fillReply(this.page, tracked, wish);
    const again = { name: 'picker', opened: this.opened, tracked, uses, query: '', draft: null } as const;
    if (problem) return this.show({ ...again, note: problem[this.language] });
    this.doneWith = tracked;
    keepReplyDraft(tracked, null);
    const id = this.markOf(tracked)?.mention?.id;
    if (id !== undefined) this.filled.add(id);
    this.focus.forget();
    this.show({ name: 'none' });
    this.images = this.own.find((one) => one.id === wish.templateId)?.images ?? [];
    this.tell(this.say('filled'));
    if (wish.directText !== null) await this.message(tracked, wish.directText);
  }

  private async message(tracked: TrackedPost, text: string | null): Promise<void> {
    const { page, answering } = this;
    const told = await writeMessage(page, answering, tracked, text);
    const makeTicket = (): void => this.run(this.makeTicket(tracked, null));
    this.tell(told.text, told.isNowhere ? listOtherWays(answering, this.language, makeTicket) : []);
  }

  private async makeTicket(tracked: TrackedPost, shot: Shot | null): Promise<void> {
    this.show({ name: 'none' });
    const known = this.markOf(tracked)?.ticket;
    if (known) return void (await askBackground('panel.open', { mentionId: null, clientKey: known.clientKey }));
    if (!globalThis.crypto.subtle) return this.tell(this.say('ticketFailed', { why: this.say('needsHttps') }));
    const saved = await saveTicket(this.page, this.answering, tracked, shot, this.now());
    const { clientKey, undoUntil } = saved;
    const made: MadeTicket = { ...saved, earlier: null };
    const open = (): void => this.run(askBackground('panel.open', { mentionId: null, clientKey }));
    const undo = (): void => this.run(this.undo(tracked, clientKey));
    this.tell(sayMadeTicket(made, this.language), listTicketActions(this.language, open, undo), undoUntil);
    this.made = made;
  }

  private learn(clientKey: string, news: Partial<Pick<MadeTicket, 'number' | 'earlier'>>): void {
    if (!this.notice || this.made?.clientKey !== clientKey) return;
    this.made = { ...this.made, ...news };
    this.notice = { ...this.notice, text: sayMadeTicket(this.made, this.language) };
    this.draw();
  }

  private async undo(tracked: TrackedPost, clientKey: string): Promise<void> {
    const { undone, problem } = await askBackground('ticket.undo', { clientKey });
    const mark = this.markOf(tracked);
    if (undone && mark) this.page.applyMark({ ...mark, ticket: null });
    this.tell(undone ? this.say('undone') : (problem?.[this.language] ?? ''));
  }

  private draw(): void {
    const { view, notice, images, answering, language } = this;
    this.root.draw(
      <>
        {view.name === 'bar' && this.drawBar(view.tracked)}
        {view.name === 'picker' && this.drawPicker(view)}
        {notice && (
          <Toast key={notice.until} notice={notice} closeLabel={this.say('close')} onClose={this.dropNotice} />
        )}
        <ImageOffer {...{ images, answering, language }} key={images[0]?.id ?? 'none'} onClose={this.dropImages} />
      </>,
    );
  }

  private drawPicker({ opened, tracked, uses, note, query, draft }: PickerView): JSX.Element {
    const { adapter, setup } = this.page;
    return (
      <Picker
        key={opened}
        mark={this.markOf(tracked)}
        drill={this.isDrill(tracked)}
        language={this.language}
        site={adapter.id}
        siteName={adapter.labels[this.language]}
        answering={this.answering}
        guarding={readGuardSetting(this.page, tracked, this.markOf(tracked)?.mention ?? null)}
        fields={readReplyFields(this.page, tracked)}
        wordings={readWordings(this.page, tracked)}
        uses={uses}
        own={this.own}
        anchor={this.boxOf(tracked.element)}
        wrongAccount={findAccountInTheWay(this.page, this.markOf(tracked))}
        onAcceptAccount={this.page.accounts.accept}
        note={note}
        query={query}
        draft={draft}
        onKeep={(kept) => this.doneWith !== tracked && keepReplyDraft(tracked, kept)}
        people={setup().people}
        onFill={(wish) => this.run(this.fill(tracked, uses, wish))}
        onClose={this.close}
      />
    );
  }

  private drawBar(tracked: TrackedPost): JSX.Element {
    const act: BarActs = {
      run: (work) => this.run(work),
      away: () => this.show({ name: 'none' }),
      act: (type, ask) => this.act(type, ask, tracked),
      reply: () => this.reply(tracked),
      message: () => this.message(tracked, null),
      makeTicket: () => this.makeTicket(tracked, null),
      claim: () => this.claim(tracked),
      release: () => this.release(tracked),
      close: this.close,
    };
    const { answering, page } = this;
    const anchor = this.boxOf(findChip(tracked.element) ?? tracked.element);
    return <DeskBar {...{ act, tracked, answering, page, anchor }} now={this.now()} drill={this.isDrill(tracked)} />;
  }

  /** On a practice page, or of a post that was heard in a drill. */
  private isDrill(tracked: TrackedPost): boolean {
    return tracked.post.drill || this.markOf(tracked)?.mention?.drill === true;
  }
}
