import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Level } from '../../shared/model/analysis.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { AnswerProof, Mention, MentionState } from '../../shared/model/mention.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import type { TeamTemplate } from '../../shared/model/team-template.ts';
import type { Ticket, TicketDraft } from '../../shared/model/ticket.ts';

/** A mention as last heard. `seq` is the event it stems from; an older event never overwrites it. */
export interface CachedMention {
  readonly id: string;
  readonly mention: Mention;
  readonly seq: number;
}

export interface CachedTicket {
  readonly id: string;
  readonly ticket: Ticket;
  readonly seq: number;
}

/**
 * A ticket made on this computer. `waiting`: not handed over yet · `sent`: the monitor has it · `undone`: taken back by
 * its maker · `refused`: the monitor will not take it as it is (`problem` says why); it stays until a person decides.
 */
export interface OutboxRow {
  readonly clientKey: string;
  readonly draft: TicketDraft;
  readonly state: 'waiting' | 'sent' | 'undone' | 'refused';
  /** The maker pressed undo: what is not sent is dropped, what was sent is withdrawn. */
  readonly undoAsked: boolean;
  readonly savedAt: number;
  readonly undoUntil: number;
  readonly attempts: number;
  readonly nextTryAt: number;
  readonly ticketId: string | null;
  readonly number: number | null;
  readonly problem: Labels | null;
}

/** When a mention stood before this person's eyes; `sent` once the monitor knows. */
export interface ToldRow {
  readonly mentionId: string;
  readonly at: number;
  readonly sent: 0 | 1;
}

/** A public answer that was seen or declared here and that the monitor has not taken yet. */
export interface KeptAnswer {
  readonly mentionId: string;
  /** Who was paired: nobody else hands it over. */
  readonly personId: string;
  readonly how: AnswerProof;
  /** When it was given, by the monitor's clock. */
  readonly at: number;
  readonly text: string | null;
  readonly permalink: string | null;
}

/** A post that in-browser listening matched. `refused`: the monitor will not take it; kept so that it is not tried again. */
export interface SeenPost {
  readonly postKey: string;
  /** Adapter that read it. */
  readonly site: string;
  readonly post: PostOnPage;
  readonly at: number;
  readonly state: 'waiting' | 'sent' | 'refused';
}

/** What in-browser listening did on a site since it was allowed. */
export interface ListenCount {
  readonly site: string;
  readonly since: number;
  readonly read: number;
  readonly matched: number;
  readonly sent: number;
}

/** What a person typed and did not send; as JSON has it. */
export interface KeptDraft {
  /** Which form of which ticket or case. */
  readonly place: string;
  readonly value: unknown;
  readonly at: number;
}

/** The bytes of a picture that a template carries. */
export interface KeptImage {
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it was kept; missing: by an earlier release. */
  readonly at?: number;
}

/** The extension's own database. It belongs to the extension's origin: no page and no content script can open it. */
export interface EarshotSchema extends DBSchema {
  mentions: {
    key: string;
    value: CachedMention;
    indexes: { 'by-post': string; 'by-state-level': [MentionState, Level] };
  };
  tickets: { key: string; value: CachedTicket };
  outbox: { key: string; value: OutboxRow; indexes: { 'by-state': string; 'by-post': string } };
  told: { key: string; value: ToldRow; indexes: { 'by-sent': number } };
  answers: { key: string; value: KeptAnswer };
  seen: { key: string; value: SeenPost; indexes: { 'by-state': string } };
  drafts: { key: string; value: KeptDraft };
  images: { key: string; value: KeptImage };
  /** The templates of the house as last heard, also those that are out of use. */
  teamTemplates: { key: string; value: TeamTemplate };
  listenCounts: { key: string; value: ListenCount };
  /** The token of the pairing, under a name that the pairing's record knows. */
  secrets: { key: string; value: string };
  /**
   * `events`: the last event of the monitor that was dealt with completely. `templates`: the last version of the house's templates that was
   * heard; missing: the monitor keeps none. `born`: when this database was made.
   */
  cursors: { key: string; value: number };
}
export type EarshotDatabase = IDBPDatabase<EarshotSchema>;
type Upgrade = IDBPTransaction<EarshotSchema, StoreNames<EarshotSchema>[], 'versionchange'>;

/** Each version's step stays here for ever: a database of any earlier release opens. */
const UPGRADES: readonly ((database: EarshotDatabase, upgrade: Upgrade) => void)[] = [
  (database) => {
    const mentions = database.createObjectStore('mentions', { keyPath: 'id' });
    mentions.createIndex('by-post', 'mention.postKey');
    mentions.createIndex('by-state-level', ['mention.state', 'mention.level']);
    database.createObjectStore('tickets', { keyPath: 'id' });
    database.createObjectStore('outbox', { keyPath: 'clientKey' }).createIndex('by-state', 'state');
    database.createObjectStore('told', { keyPath: 'mentionId' }).createIndex('by-sent', 'sent');
    database.createObjectStore('cursors');
  },
  (database) => {
    database.createObjectStore('seen', { keyPath: 'postKey' }).createIndex('by-state', 'state');
    database.createObjectStore('listenCounts', { keyPath: 'site' });
  },
  (database) => {
    database.createObjectStore('secrets');
  },
  (_database, upgrade) => {
    upgrade.objectStore('outbox').createIndex('by-post', 'draft.postKey');
  },
  (database) => {
    database.createObjectStore('answers', { keyPath: 'mentionId' });
  },
  (database) => {
    database.createObjectStore('drafts', { keyPath: 'place' });
  },
  (database) => {
    database.createObjectStore('images', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('teamTemplates', { keyPath: 'template.id' });
  },
];

let opened: Promise<EarshotDatabase> | null = null;

/** Opens the database once per context and again after the browser closed it. */
export function openDatabase(name = 'earshot'): Promise<EarshotDatabase> {
  opened ??= openDB<EarshotSchema>(name, UPGRADES.length, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      for (const upgrade of UPGRADES.slice(oldVersion)) upgrade(database, transaction);
    },
    blocking(_current, _blocked, event) {
      opened = null;
      (event.target as IDBDatabase).close();
    },
    terminated() {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Lets a test start from nothing. */
export async function closeDatabase(): Promise<void> {
  const database = await opened;
  opened = null;
  database?.close();
}
