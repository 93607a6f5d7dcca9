import { z } from 'zod';
import {
  CRISIS_ORIGINS,
  type CrisisCase,
  type CrisisDecision,
  type CrisisStep,
  STATEMENT_KINDS,
  STATEMENT_SEATS,
  type Statement,
  type StatementEffect,
} from '../model/crisis.ts';
import { labelsSchema } from './labels.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, idSchema, instantSchema, linkSchema, longTextSchema } from './scalars.ts';

export const crisisCaseSchema = sameAsModel<CrisisCase>()(
  z.object({
    id: idSchema,
    number: countSchema,
    brandId: z.string().nullable(),
    title: z.string(),
    origin: z.enum(CRISIS_ORIGINS),
    subjectId: z.string().nullable(),
    storyId: z.string().nullable(),
    ownerId: z.string().nullable(),
    openedAt: instantSchema,
    dueAt: instantSchema,
    closedAt: instantSchema.nullable(),
    outcome: z.string().nullable(),
    drill: z.boolean(),
  }),
);

export const crisisStepSchema = sameAsModel<CrisisStep>()(
  z.object({
    step: z.string(),
    rule: z.string(),
    name: labelsSchema,
    department: z.string(),
    ownerId: z.string().nullable(),
    dueAt: instantSchema,
    doneAt: instantSchema.nullable(),
    doneBy: z.string().nullable(),
    result: z.string().nullable(),
  }),
);

export const crisisDecisionSchema = sameAsModel<CrisisDecision>()(
  z.object({ at: instantSchema, personId: z.string(), text: z.string() }),
);

const seat = z.enum(STATEMENT_SEATS);

export const statementSchema = sameAsModel<Statement>()(
  z.object({
    id: idSchema,
    caseId: idSchema,
    kind: z.enum(STATEMENT_KINDS),
    version: countSchema,
    text: longTextSchema,
    variants: z.array(z.object({ site: z.string(), text: z.string() })),
    draftedBy: z.string(),
    draftedAt: instantSchema,
    state: z.enum(['draft', 'refused', 'locked', 'replaced']),
    lockedAt: instantSchema.nullable(),
    missing: z.array(seat),
    verdicts: z.array(
      z.object({
        seat,
        personId: z.string(),
        at: instantSchema,
        agrees: z.boolean(),
        note: z.string().nullable(),
      }),
    ),
    posts: z.array(z.object({ site: z.string(), url: linkSchema, personId: z.string(), at: instantSchema })),
  }),
);

const rate = z.object({ negative: countSchema, total: countSchema });
export const statementEffectSchema = sameAsModel<StatementEffect>()(
  z.object({ since: instantSchema, hours: z.number(), complete: z.boolean(), before: rate, after: rate }),
);
