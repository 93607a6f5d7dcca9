import { sql } from 'kysely';
import type { Db } from '../../monitor/store/store.ts';

/**
 * Puts what step `step` (from 1) brought into a database of that version, with the columns of that time and nothing of
 * today's code. Steps before it were filled. A new step with a table gets its rows here; what is here is never changed.
 */
export async function fillStep(db: Db, step: number): Promise<void> {
  await fills[step - 1]?.(db);
}

const fills: readonly ((db: Db) => Promise<void>)[] = [
  async (db) => {
    await sql`update counters set value = 1 where name = 'mention'`.execute(db);
    await sql`insert into sources (id, type, name, settings, "brandIds", enabled, drill, "nextPollAt", state, "errorCount")
      values ('s', 'feed', 'S', '{}', '[]', 1, 0, 5, 'healthy', 0)`.execute(db);
    await sql`insert into mentions (id, number, "brandId", "sourceId", site, "postKey", text, analysis, kind, topic, sentiment,
      complaint, urgency, level, "levelRank", state, "publishedAt", "publishedTrusted", "foundAt", "sortDueAt", "updatedAt", drill)
      values ('old-mention', 1, 'b', 's', 'a.example', 'p', '旧的投诉', '{}', 'complaint', 'other', 'neg',
      1, 'normal', 'blue', 0, 'open', 5, 1, 5, 9007199254740991, 5, 0)`.execute(db);
  },
  async (db) => {
    await sql`insert into people (id, name, role, active, "createdAt") values ('p', '小李', 'social', 1, 5)`.execute(
      db,
    );
    await sql`insert into tickets (id, number, "clientKey", channel, problem, kind, topic, urgency, "createdAt", "receivedAt",
      state, "sortDueAt", "evidenceCount", "updatedAt", drill)
      values ('t', 1, 'k', 'social', '旧的工单', 'complaint', 'other', 'normal', 5, 5, 'open', 9007199254740991, 0, 5, 0)`.execute(
      db,
    );
    await sql`insert into audit (chain, position, at, action, details, "previousHash", hash)
      values ('ticket:t', 1, 5, 'ticket.created', '{}', '', 'h')`.execute(db);
  },
  async (db) => {
    await sql`insert into events (seq, at, type, "subjectId", drill, data) values (1, 5, 'ticket.created', 't', 0, 'null')`.execute(
      db,
    );
  },
  async (db) => {
    await sql`insert into customers (id, number, vip, "createdAt", "updatedAt", drill) values ('c', 1, 0, 5, 5, 0)`.execute(
      db,
    );
  },
  async (db) => {
    await sql`update mentions set "entryId" = 'e' where id = 'old-mention'`.execute(db);
  },
  async (db) => {
    await sql`insert into shifts (id, "personId", "startAt", "endAt") values ('s1', 'p', 5, 6)`.execute(db);
    await sql`insert into "escalationChecks" ("subjectId", subject, "dueAt") values ('t', 'ticket', 5)`.execute(db);
  },
  async (db) => {
    await sql`insert into corrections (id, "mentionId", at, "personId", changed, drill)
      values ('k', 'old-mention', 5, 'p', '{}', 0)`.execute(db);
  },
  async (db) => {
    await sql`insert into "handedTickets" ("helpdeskId", "ticketId", state, attempts, "firstAt", "nextAttemptAt", fencing)
      values ('h', 't', 'pending', 0, 5, 5, 0)`.execute(db);
  },
  async (db) => {
    await sql`insert into "crisisCases" (id, number, title, origin, "openedAt", "dueAt", drill)
      values ('case', 1, '旧的专案', 'hand', 5, 6, 0)`.execute(db);
  },
  async (db) => {
    await sql`insert into mails (id, "mailboxId", "messageId", direction, state, at, thread, tries)
      values ('mail', 'care', '<1@a.example>', 'in', 'ticket', 5, '[]', 0)`.execute(db);
  },
  async (db) => {
    await sql`update mentions set "authorKey" = 'a.example:1' where id = 'old-mention'`.execute(db);
  },
  async (db) => {
    await sql`update "crisisCases" set "toldAt" = 5 where id = 'case'`.execute(db);
  },
  async (db) => {
    await sql`update sources set "quotaLeft" = 7 where id = 's'`.execute(db);
  },
  async (db) => {
    await sql`insert into "savedSearches" (id, "ownerId", name, filter, alerts, "createdAt", "toldNumber", "nextAt", drill)
      values ('search', 'p', '退款', '{}', 0, 5, 0, 5, 0)`.execute(db);
  },
  async (db) => {
    await sql`insert into escalations (id, subject, "subjectId", rule, level, "personIds", reasons, at, drill, cause, skipped, "storyId")
      values ('step', 'ticket', 't', 'ESC-1', 'lead', '[]', '[]', 5, 0, '', '', 'story')`.execute(db);
  },
  async (db) => {
    await sql`insert into "daySums" (day, kind, "brandId", "amountFen", count, "updatedAt")
      values ('2026-11-01', 'sales', '', 100, 1, 5)`.execute(db);
  },
  async (db) => {
    await sql`insert into "pairingCodes" (id, "personId", "codeHash", "createdAt", "expiresAt", tries, selector)
      values ('code', 'p', 'h', 5, 6, 0, '1234')`.execute(db);
  },
  async (db) => {
    await sql`insert into "replyApprovals" (id, "mentionId", text, state, "askedBy", "askedAt", drill)
      values ('approval', 'old-mention', '您好', 'asked', 'p', 5, 0)`.execute(db);
  },
  async (db) => {
    await sql`insert into "siteHealth" (site, version, broken, posts, "byLink", "tagHash", "firstAt", "lastAt", reports)
      values ('a.example', '1', '[]', 1, 0, 7, 5, 5, 1)`.execute(db);
  },
  async (db) => {
    await sql`insert into "figureDays" (subject, day, columns) values ('tickets', 0, ${new Uint8Array([1])})`.execute(
      db,
    );
  },
  // Steps 21 to 26 brought indexes and columns, and no table.
  ...Array.from({ length: 6 }, () => async () => undefined),
  async (db) => {
    await sql`insert into "mentionKeys" ("postKey", "brandId", "mentionId") values ('p2', 'b', 'old-mention')`.execute(
      db,
    );
  },
  async (db) => {
    await sql`update sources set lag = '{"old":1}' where id = 's'`.execute(db);
  },
  async (db) => {
    await sql`insert into absences ("personId", "startAt", "endAt") values ('p', 5, 6)`.execute(db);
  },
  // Steps 30 to 32 brought columns and an index, and wrote a table anew that has its row above.
  ...Array.from({ length: 3 }, () => async () => undefined),
  async (db) => {
    await sql`insert into "figureHours" (subject, hour, columns) values ('tickets', 0, ${new Uint8Array([1])})`.execute(
      db,
    );
  },
  async (db) => {
    await sql`insert into "browserOffers" (id, "alertIds", "offeredAt") values ('offer', '[]', 5)`.execute(db);
    await sql`insert into "browserOfferPeople" ("offerId", "personId") values ('offer', 'p')`.execute(db);
  },
  // Step 35 brought an index and empties what is counted anew, steps 36 and 37 columns.
  ...Array.from({ length: 3 }, () => async () => undefined),
  async (db) => {
    await sql`insert into "guardDecisions" (id, site, type, rule, "personId", "decidedAt", drill)
      values ('decision', 'weibo', 'mobile', 'SOC-4', 'p', 5, 0)`.execute(db);
  },
  async (db) => {
    await sql`insert into "teamTemplates" (id, template, version, "createdAt", "createdBy", "changedAt", "changedBy")
      values ('team-old', '{}', 1, 5, 'p', 5, 'p')`.execute(db);
    await sql`insert into "templateImages" (id, "mediaType", bytes, "addedAt")
      values ('i', 'image/png', ${new Uint8Array([1])}, 5)`.execute(db);
  },
];
