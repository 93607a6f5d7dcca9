import { listAlerts } from './alerts.ts';
import { readAudit } from './audit.ts';
import { listBursts } from './bursts.ts';
import type { Db } from './database.ts';
import { readEventsAfter } from './events.ts';
import { readFigureParts } from './figure-parts.ts';
import { readFigures } from './figures.ts';
import { countMentions, listMentions } from './mention-list.ts';
import { findMentionsByPostKeys, listMentionsOfStory } from './mentions.ts';
import { readPeopleFigures } from './people-figures.ts';
import { readRising } from './rising.ts';
import { listSlowestAnswers } from './slowest-answers.ts';
import { listStories } from './stories.ts';
import { readStoryNumbers } from './story-numbers.ts';
import { countTickets, listTickets } from './ticket-list.ts';

/**
 * What may be asked of the reader: functions that only read, whose arguments and results are plain data.
 * A report is one more entry here.
 */
export const reads = {
  listMentions,
  countMentions,
  findMentionsByPostKeys,
  listMentionsOfStory,
  listStories,
  readStoryNumbers,
  listSlowestAnswers,
  listBursts,
  readRising,
  listTickets,
  countTickets,
  listAlerts,
  readEventsAfter,
  readAudit,
  readFigures,
  readFigureParts,
  readPeopleFigures,
} as const;

export type ReadName = keyof typeof reads;

/** The same functions without their first argument. */
export type Reader = {
  readonly [Name in ReadName]: (typeof reads)[Name] extends (db: Db, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Result
    : never;
} & { close(): Promise<void> };
