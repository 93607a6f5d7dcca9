import { z } from 'zod';
import { LEVELS } from '../model/analysis.ts';
import { CONTACT_CHANNELS } from '../model/ticket.ts';
import { mentionStateSchema } from '../schemas/mention.ts';
import { monitoredPostSchema } from '../schemas/monitored-post.ts';
import { commaList, flagSchema, instantInQuery, listOf, pageQuery } from '../schemas/query.ts';
import { idSchema } from '../schemas/scalars.ts';
import { figureQuery } from './figures.ts';
import type { RouteSpec } from './route.ts';

const tableQuery = z.object({
  since: instantInQuery.optional().describe('made or published at or after'),
  before: instantInQuery.optional(),
  brand: commaList(idSchema).optional(),
  channel: commaList(z.enum(CONTACT_CHANNELS)).optional().describe('posts are social, those with stars reviews'),
  drill: flagSchema.optional().describe('true: practice only; absent: real only, in a drill practice'),
  lang: z.enum(['zh-CN', 'en']).optional(),
  zone: z.string().max(60).optional().describe('IANA time zone of the instants; Asia/Shanghai when absent'),
});

const monitored = {
  all: flagSchema.optional().describe('true: not only negative ones'),
  site: commaList(idSchema).optional(),
  level: commaList(z.enum(LEVELS)).optional(),
  state: commaList(mentionStateSchema).optional(),
};

const boardQuery = figureQuery.extend({ lang: z.enum(['zh-CN', 'en']).optional() });

const mentionQuery = tableQuery.extend(monitored);

/** The monitoring table as it stands now, and tables for spreadsheets: CSV with a byte order mark, or XLSX; personal data masked, no cell a formula. */
export const exportRoutes = {
  listMonitored: {
    summary: 'The monitoring table of SOC-9, the last found first: what the export writes, a page at a time.',
    needs: 'mentions.read',
    query: tableQuery
      .pick({ since: true, before: true, brand: true, channel: true, drill: true })
      .extend({ ...monitored, ...pageQuery }),
    response: listOf(monitoredPostSchema),
  },
  exportTickets: {
    summary: 'The record table of TKT-1 and TKT-2, one row a case.',
    needs: 'exports.make',
    query: tableQuery,
    response: 'bytes',
  },
  exportMentions: {
    summary: 'The monitoring table of SOC-9: every negative post, or every post.',
    needs: 'exports.make',
    query: mentionQuery,
    response: 'bytes',
  },
  exportTicketsXlsx: {
    summary: 'The record table as a workbook.',
    needs: 'exports.make',
    query: tableQuery,
    response: 'bytes',
  },
  exportMentionsXlsx: {
    summary: 'The monitoring table as a workbook.',
    needs: 'exports.make',
    query: mentionQuery,
    response: 'bytes',
  },
  exportFigures: {
    summary: 'The figures of KPI-1 with their groups, the stretch before included.',
    needs: 'exports.make',
    query: boardQuery,
    response: 'bytes',
  },
  exportFiguresXlsx: {
    summary: 'The figures as a workbook.',
    needs: 'exports.make',
    query: boardQuery,
    response: 'bytes',
  },
  exportCauses: {
    summary: 'KPI-2: each figure beside its target and the stretch before, with what moved it.',
    needs: 'exports.make',
    query: boardQuery,
    response: 'bytes',
  },
  exportCausesXlsx: {
    summary: 'What moved the figures as a workbook.',
    needs: 'exports.make',
    query: boardQuery,
    response: 'bytes',
  },
  exportPeople: {
    summary: 'KPI-5: the figures of each person, the stretch before included.',
    needs: 'exports.make',
    query: boardQuery,
    response: 'bytes',
  },
  exportPeopleXlsx: {
    summary: 'The figures of each person as a workbook.',
    needs: 'exports.make',
    query: boardQuery,
    response: 'bytes',
  },
  exportRising: {
    summary: 'KPI-3: all words that rise and issues that are repeated.',
    needs: 'exports.make',
    query: boardQuery,
    response: 'bytes',
  },
  exportRisingXlsx: {
    summary: 'What rises as a workbook.',
    needs: 'exports.make',
    query: boardQuery,
    response: 'bytes',
  },
} as const satisfies Record<string, RouteSpec>;
