/**
 * Every message that crosses between contexts of the extension: content script → background, own pages → background,
 * background → content script. Types only, so that the content script carries no schema; the background checks what
 * arrives with `message-schemas.ts`. To add one: a line here, its schema there, its handler in `background-handlers`.
 */

import type { OldSide } from '../shared/api-level.ts';
import type { Kind, Level, Topic, Urgency } from '../shared/model/analysis.ts';
import type { Brand } from '../shared/model/brand.ts';
import type { GuardDecision } from '../shared/model/guard-decision.ts';
import type { Labels, Language } from '../shared/model/labels.ts';
import type { AnswerProof, DismissReason, Mention } from '../shared/model/mention.ts';
import type { PostOnPage } from '../shared/model/post-on-page.ts';
import type { ReplyApproval } from '../shared/model/reply-approval.ts';
import type { Shortcut, ShortcutTrigger } from '../shared/model/shortcut.ts';
import type { Template } from '../shared/model/template.ts';
import type { TicketDraft } from '../shared/model/ticket.ts';
import type { HouseWording } from '../shared/replies/wording-template.ts';
import type { ListenConsent } from './reading/listen-page.ts';
import type { SiteAdapter } from './reading/site-adapter.ts';
import type { ReplyUse } from './reply-use.ts';
import type { HealthReport } from './sync/tell-site-changed.ts';

/** What a page needs before it shows anything. Holds no token, no address of the monitor, no customer. */
export interface PageSetup {
  readonly language: Language;
  readonly theme: Theme;
  readonly connection: ConnectionKind;
  /** What fills `brand.name` of a template where no monitor says the brands; missing: not set. */
  readonly brandName?: string;
  /** Name of the person who is paired; null when working alone. Fills `agent.name` of a template. */
  readonly agentName: string | null;
  /** Who is paired; null when working alone. */
  readonly personId: string | null;
  /** Names of colleagues by id: who is on a post already. */
  readonly people: Readonly<Record<string, string>>;
  readonly brands: readonly Brand[];
  /** SOC-2: the locked wordings of open cases. */
  readonly wordings?: readonly HouseWording[];
  /** Milliseconds to add to `Date.now()` to get the monitor's time. */
  readonly clockSkewMs: number;
  readonly drill: boolean;
  /** What calls a template from any box, how, and on which sites (adapter ids) not. */
  readonly shortcuts: {
    readonly trigger: ShortcutTrigger;
    readonly words: readonly Shortcut[];
    readonly offSites: readonly string[];
  };
  /** Pages on which posts are read in full and matched in the background; elsewhere only what names a post is read. */
  readonly listening?: ListenConsent;
}

export type Theme = 'system' | 'light' | 'dark';
/**
 * `alone`: never paired · `live`: stream open · `gone`: paired, monitor not reachable · `expired`: token refused ·
 * `old-extension`, `old-monitor`: of releases that do not fit; nothing is handed over until one is updated.
 */
export type ConnectionKind = 'alone' | 'live' | 'gone' | 'expired' | OldSide;

/** What the background knows of one post on the page; posts it knows nothing of are left out. */
export interface PostMark {
  readonly postKey: string;
  /** The monitor's mention; null when only this computer's own reading marked the post. */
  readonly mention: Mention | null;
  readonly level: Level;
  /** When the public answer is due; null when no clock runs. */
  readonly dueAt: number | null;
  /** A ticket of this post that was made here or elsewhere. */
  readonly ticket: { readonly number: number | null; readonly clientKey: string } | null;
  /** An answer was seen under a post that no monitor listens for: practice. */
  readonly isAnswered?: boolean;
}

/** Answer to an action on a mention. `problem` is a sentence for people; the mention is the newest known one. */
export type MentionOutcome =
  | { readonly ok: true; readonly mention: Mention }
  | { readonly ok: false; readonly problem: Labels; readonly mention: Mention | null };

/** Whether a public answer needs somebody's word (SOC-6), whether this person may give it, and the last wording that was asked for. */
export interface ApprovalLook {
  readonly needed: boolean;
  readonly mayApprove: boolean;
  readonly approval: ReplyApproval | null;
  /** Why nothing is known of it: the monitor refused or cannot be reached. */
  readonly problem: Labels | null;
}

/** A reply that is being written over a post and was not filled in yet. */
export interface ReplyDraft {
  readonly templateId: string;
  /** What was written instead of the template's words; null: those. */
  readonly publicText: string | null;
  readonly directText: string | null;
  /** Answers to what the template asks. */
  readonly values: Readonly<Record<string, string>>;
}

/** `saved` is true only after the browser's database said so. */
export interface TicketSaved {
  readonly saved: true;
  readonly clientKey: string;
  /** Number the monitor gave; null until it was handed over. */
  readonly number: number | null;
  readonly undoUntil: number;
}

/** Bundles that are put into a page on demand. `page-data` runs in the page's own world and holds nothing but field names. */
export type ToolName = 'picker' | 'guard' | 'selection' | 'page-data';

/** Content script, or an own page, → background: `[what is asked, what is answered]`. */
export interface AskMap {
  /** First word of a content script: what it needs to know, and the adapters that may fit, so that no page carries those of other sites. */
  'page.ready': [{ readonly url: string }, { readonly setup: PageSetup; readonly adapters: readonly SiteAdapter[] }];
  /** At most every 20 s while marked posts are visible: keeps a sleeping background awake so that clocks stop at once. */
  'page.beat': [{ readonly site: string }, { readonly connection: ConnectionKind }];
  /** New posts of the page, at most 100 a message. Answered from what is known here; what the monitor adds comes as `marks.found`. */
  'posts.found': [
    { readonly site: string; readonly url: string; readonly posts: readonly PostOnPage[] },
    { readonly marks: readonly PostMark[] },
  ];
  'mention.claim': [{ readonly mentionId: string }, MentionOutcome];
  'mention.release': [{ readonly mentionId: string }, MentionOutcome];
  'mention.dismiss': [{ readonly mentionId: string; readonly reason: DismissReason }, MentionOutcome];
  'mention.reopen': [{ readonly mentionId: string }, MentionOutcome];
  'mention.answered': [
    {
      readonly mentionId: string;
      readonly how: AnswerProof;
      readonly at: number;
      readonly text: string | null;
      readonly permalink: string | null;
    },
    MentionOutcome,
  ];
  /** The draft carries its evidence and the client key; asking twice with one key makes one ticket. */
  'ticket.make': [{ readonly draft: TicketDraft }, TicketSaved];
  'ticket.undo': [{ readonly clientKey: string }, { readonly undone: boolean; readonly problem: Labels | null }];
  /** Picture of the visible tab as a PNG data URL, or why there is none. */
  'screenshot.take': [Record<string, never>, { readonly dataUrl: string | null; readonly why: Labels | null }];
  /** Puts an on-demand bundle (`picker.js`, `guard.js`: unlisted scripts) into the asking tab and frame. */
  'tool.inject': [{ readonly tool: ToolName }, { readonly injected: boolean }];
  'panel.open': [
    { readonly mentionId: string | null; readonly clientKey: string | null },
    { readonly opened: boolean },
  ];
  'approval.look': [{ readonly mentionId: string }, ApprovalLook];
  'approval.ask': [{ readonly mentionId: string; readonly text: string }, ApprovalLook];
  'approval.decide': [
    {
      readonly mentionId: string;
      readonly approvalId: string;
      /** Of the wording that was looked at. */
      readonly askedAt: number;
      readonly approve: boolean;
      /** Another wording; null: as it was asked for. */
      readonly text: string | null;
      readonly note: string | null;
    },
    ApprovalLook,
  ];
  /** Which wordings this person used within a day, so that nobody posts the same text thrice. */
  'replies.used': [Record<string, never>, { readonly uses: readonly ReplyUse[] }];
  /** The adapter no longer fits this page. Told to the person once, with what still works. `correction`: revision of the one that the page had; null: none. */
  'site.health': [{ readonly report: HealthReport; readonly correction: number | null }, { readonly told: boolean }];
  /** The page's correction names a selector that this browser does not know: it goes out of use. */
  'correction.refuse': [{ readonly site: string; readonly revision: number }, { readonly refused: boolean }];
  /** Templates that were written or imported, in this browser or for everybody, in the order that decides an equal shortcut. */
  'replies.own': [Record<string, never>, { readonly templates: readonly Template[] }];
  /** One template, written or shipped; null: it is there no longer. */
  'replies.one': [{ readonly templateId: string }, { readonly template: Template | null }];
  /** What was being written over this post, here or before the page was closed. */
  'reply.kept': [{ readonly place: string }, { readonly draft: ReplyDraft | null }];
  /** Null: it was filled in, or nothing is left of it. */
  'reply.keep': [{ readonly place: string; readonly draft: ReplyDraft | null }, { readonly kept: true }];
  /** A picture of a template as a data URL; null: it is there no longer. */
  'replies.image': [{ readonly imageId: string }, { readonly dataUrl: string | null }];
  'replies.note': [{ readonly use: ReplyUse }, { readonly noted: true }];
  /** A finding of the guard was corrected, or overridden with a reason: kept on record. */
  'guard.note': [{ readonly decision: GuardDecision }, { readonly noted: true }];
  /** Own pages only, from here on. Goes to the post's page, opening it when needed; then `do.reply` or `do.ticket` there. */
  'post.open': [
    { readonly mentionId: string; readonly purpose: 'reply' | 'ticket' | null },
    { readonly opened: boolean; readonly problem: Labels | null },
  ];
  'monitor.pair': [
    { readonly baseUrl: string; readonly code: string; readonly device: string },
    { readonly ok: true; readonly person: string } | { readonly ok: false; readonly problem: Labels },
  ];
  'monitor.unpair': [Record<string, never>, { readonly ok: true }];
  /** How the words of a contact would be classed (CLS-1, CLS-2, SLA-URG). Nothing is kept. */
  'words.judge': [{ readonly text: string }, { readonly kind: Kind; readonly topic: Topic; readonly urgency: Urgency }];
  /** The panel heard something on its own stream: look now. */
  'sync.now': [Record<string, never>, { readonly connection: ConnectionKind; readonly waiting: number }];
  /** Registers content scripts for what is granted now, and puts them into open tabs. */
  'sites.refresh': [Record<string, never>, { readonly origins: readonly string[] }];
}

/** Background → content scripts. Nobody answers. */
export interface TellMap {
  /** A mention of a post that this page asked about changed (claimed, answered, level …). */
  'mention.changed': { readonly mention: Mention };
  /** Of posts that this page asked about: what only the monitor knew. */
  'marks.found': { readonly marks: readonly PostMark[] };
  /** A ticket was handed over (number known) or undone (null ticket). */
  'ticket.changed': {
    readonly postKey: string | null;
    readonly clientKey: string;
    readonly number: number | null;
    readonly undone: boolean;
  };
  /** The customer of a ticket that was made on this page had tickets before: how many, and how many of them are open. */
  'ticket.earlier': { readonly clientKey: string; readonly earlier: number; readonly open: number };
  'setup.changed': { readonly setup: PageSetup };
  /** Somebody asked for a wording, or decided on one. */
  'approval.changed': { readonly mentionId: string };
  /** Some site's permission was taken away: whoever may no longer run here (the background says so when asked) removes its traces. */
  'site.revoked': Record<string, never>;
  /** Shortcut, context menu or toolbar: the person wants this for the post in focus, else for the selection. */
  'do.reply': { readonly mentionId: string | null; readonly postKey: string | null };
  /** `selection` is what the context menu reports as selected. `shot` was taken with the gesture's activeTab. */
  'do.ticket': {
    readonly mentionId: string | null;
    readonly postKey: string | null;
    readonly selection: string | null;
    readonly shot: { readonly dataUrl: string | null; readonly why: Labels | null };
  };
}

export type AskType = keyof AskMap;
export type Ask<T extends AskType> = AskMap[T][0];
export type Answer<T extends AskType> = AskMap[T][1];
export type TellType = keyof TellMap;

/** On the wire. */
export type AskEnvelope = { [T in AskType]: { readonly type: T; readonly ask: Ask<T> } }[AskType];
export type TellEnvelope = { [T in TellType]: { readonly tell: T; readonly body: TellMap[T] } }[TellType];
/** The background's answer on the wire: a refusal comes back as `problem`, and `askBackground` throws it. */
export type AnswerEnvelope<T extends AskType> = { readonly answer: Answer<T> } | { readonly problem: Labels };

/** Messages that a content script may send; the rest is refused unless the sender is one of the extension's own pages. */
export const PAGE_ASKS: readonly AskType[] = [
  'page.ready',
  'page.beat',
  'posts.found',
  'mention.claim',
  'mention.release',
  'mention.dismiss',
  'mention.reopen',
  'mention.answered',
  'ticket.make',
  'ticket.undo',
  'screenshot.take',
  'tool.inject',
  'panel.open',
  'approval.look',
  'approval.ask',
  'approval.decide',
  'replies.used',
  'replies.own',
  'replies.one',
  'replies.image',
  'reply.kept',
  'reply.keep',
  'replies.note',
  'guard.note',
  'site.health',
  'correction.refuse',
];
