import { listAlerts } from './alerts.ts';
import { readAudit } from './audit/audit.ts';
import { listTickets } from './desk/ticket-list.ts';
import { readEventsAfter } from './events.ts';
import { readFigureParts } from './figures/figure-parts.ts';
import { readFigures } from './figures/figures.ts';
import { listMentionsBehind } from './figures/mentions-behind.ts';
import { readPeopleFigures } from './figures/people-figures.ts';
import { listPostsOfTerm, readRising } from './figures/rising.ts';
import { listSlowestAnswers } from './figures/slowest-answers.ts';
import { readStoryNumbers } from './figures/story-numbers.ts';
import { listTicketsBehind } from './figures/tickets-behind.ts';
import { listBursts } from './heard/bursts.ts';
import { findMentionKeys } from './heard/mention-keys.ts';
import { countMentions, listMentions } from './heard/mention-list.ts';
import { findMentionsByPostKeys, listMentionsOfStory } from './heard/mentions.ts';
import { listSourcePage } from './heard/source-list.ts';
import { listStories } from './heard/stories.ts';
import type { Db } from './store.ts';

/**
 * What may be asked of the reader: functions that only read, whose arguments and results are plain data.
 * A report is one more entry here.
 */
export const reads = {
  listMentions,
  countMentions,
  findMentionKeys,
  findMentionsByPostKeys,
  listMentionsOfStory,
  listSourcePage,
  listStories,
  readStoryNumbers,
  listSlowestAnswers,
  listBursts,
  readRising,
  listPostsOfTerm,
  listTickets,
  listAlerts,
  readEventsAfter,
  readAudit,
  readFigures,
  readFigureParts,
  readPeopleFigures,
  listMentionsBehind,
  listTicketsBehind,
} as const;

export type ReadName = keyof typeof reads;

/** The same functions without their first argument. */
export type Reader = {
  readonly [Name in ReadName]: (typeof reads)[Name] extends (db: Db, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never;
} & { close(): Promise<void> };
