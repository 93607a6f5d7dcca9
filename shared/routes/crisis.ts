import { z } from 'zod';
import { STATEMENT_KINDS, STATEMENT_SEATS } from '../model/crisis.ts';
import {
  crisisCaseSchema,
  crisisDecisionSchema,
  crisisStepSchema,
  statementEffectSchema,
  statementSchema,
} from '../schemas/crisis.ts';
import { drillQuery, flagSchema } from '../schemas/query.ts';
import { countSchema, idSchema, nameSchema, wordsSchema } from '../schemas/scalars.ts';
import { idParams } from './params.ts';
import type { RouteSpec } from './route.ts';

const caseAnswer = z.object({ case: crisisCaseSchema });
const statementAnswer = z.object({ statement: statementSchema });
const textSchema = wordsSchema.max(10_000);

/** Cases with a room, and the wordings that are agreed to in them. */
export const crisisRoutes = {
  openCase: {
    summary: 'Opens a case by hand. The same story again gives the case that is open already.',
    needs: 'cases.work',
    body: z.object({
      title: nameSchema,
      brandId: idSchema.optional(),
      storyId: idSchema.optional(),
      drill: z.boolean().optional(),
    }),
    response: z.object({ case: crisisCaseSchema, created: z.boolean() }),
    status: 201,
  },
  listCases: {
    summary: 'Cases, the last opened first.',
    needs: 'mentions.read',
    query: z.object({ open: flagSchema.optional(), ...drillQuery }),
    response: z.object({ items: z.array(crisisCaseSchema) }),
  },
  getCase: {
    summary: 'The room: checklist, decisions, every version of the statements, and what they changed.',
    needs: 'mentions.read',
    params: idParams,
    response: z.object({
      case: crisisCaseSchema,
      steps: z.array(crisisStepSchema),
      decisions: z.array(crisisDecisionSchema),
      statements: z.array(statementSchema),
      effect: statementEffectSchema.nullable().describe('null until a statement was posted'),
      seats: z.array(z.enum(STATEMENT_SEATS)).describe("the caller's own"),
    }),
  },
  decideCase: {
    summary: 'Adds a line to the decision log.',
    needs: 'cases.work',
    params: idParams,
    body: z.object({ text: textSchema }),
    response: z.object({ decisions: z.array(crisisDecisionSchema) }),
  },
  setCaseStep: {
    summary: 'Gives a box of the checklist an owner, or ticks it with what was done.',
    needs: 'cases.work',
    params: z.object({ id: idSchema, step: idSchema }),
    body: z.object({
      ownerId: idSchema.nullable().optional(),
      result: textSchema.optional().describe('ticks the box: what was done, or why it is not needed'),
    }),
    response: z.object({ steps: z.array(crisisStepSchema) }),
  },
  closeCase: {
    summary: 'Closes a case. Refused while a box of the checklist is open.',
    needs: 'cases.work',
    params: idParams,
    body: z.object({ outcome: textSchema }),
    response: caseAnswer,
  },
  draftStatement: {
    summary: 'A new version of a statement, judged by the guard; what was agreed to counts for its own version only.',
    needs: 'cases.work',
    params: idParams,
    body: z.object({
      kind: z.enum(STATEMENT_KINDS),
      text: textSchema,
      variants: z
        .array(z.object({ site: nameSchema, text: textSchema }))
        .max(50)
        .optional(),
      seenVersion: countSchema
        .optional()
        .describe(
          'the newest version of this kind that was looked at, 0 when there was none: refused when there is a newer one',
        ),
      overrule: textSchema.optional().describe('why a finding of the guard does not hold; what is certain stands'),
    }),
    response: statementAnswer,
    status: 201,
  },
  judgeStatement: {
    summary: 'Agrees to a version or refuses it, for one seat of the caller. The last seat locks it.',
    needs: 'mentions.read',
    params: idParams,
    body: z.object({
      agrees: z.boolean(),
      note: textSchema.optional(),
      seat: z.enum(STATEMENT_SEATS).optional().describe('for who has several; nobody fills two of one version'),
    }),
    response: statementAnswer,
  },
  postStatement: {
    summary: 'Records where the locked wording was posted, and by whom. The same address again changes nothing.',
    needs: 'mentions.handle',
    params: idParams,
    body: z.object({ site: nameSchema, url: z.url({ protocol: /^https?$/ }).max(4096) }),
    response: statementAnswer,
  },
  listWordings: {
    summary: 'SOC-2: the locked wordings of open cases, the newest of each case: what everybody says.',
    needs: 'mentions.read',
    response: z.object({ items: z.array(z.object({ case: crisisCaseSchema, statement: statementSchema })) }),
  },
} as const satisfies Record<string, RouteSpec>;
