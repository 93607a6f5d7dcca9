import { z } from 'zod';
import { flagSchema, instantInQuery } from '../schemas/query.ts';
import type { RouteSpec } from './route.ts';

const tableQuery = z.object({
  since: instantInQuery.optional().describe('made or published at or after'),
  before: instantInQuery.optional(),
  drill: flagSchema.optional().describe('true: practice only; absent: real only, in a drill practice'),
  lang: z.enum(['zh-CN', 'en']).optional(),
  zone: z.string().max(60).optional().describe('IANA time zone of the instants; Asia/Shanghai when absent'),
});

const mentionQuery = tableQuery.extend({ all: flagSchema.optional().describe('true: not only negative ones') });

/** Tables for spreadsheets: CSV with a byte order mark, or XLSX; personal data masked, no cell a formula. */
export const exportRoutes = {
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
} as const satisfies Record<string, RouteSpec>;
