import { z } from 'zod';
import { ALERT_STATES, type Alert, type AlertTrial, type BrowserAlert } from '../model/alert.ts';
import { KINDS, LEVELS, type Level, TOPICS } from '../model/analysis.ts';
import type { Labels } from '../model/labels.ts';
import { labelsSchema } from './labels.ts';
import { sameAsModel } from './same-as-model.ts';
import { countSchema, idSchema, instantSchema } from './scalars.ts';

export const alertStateSchema = z.enum(ALERT_STATES);

const alertKindSchema = z.enum([
  'mention',
  'escalation',
  'reminder',
  'source-blind',
  'channel-dead',
  'calendar',
  'configuration',
  'burst',
  'case',
  'search',
  'brief',
  'test',
]);

const alertFields = {
  id: idSchema,
  number: countSchema,
  kind: alertKindSchema,
  mentionId: z.string().nullable(),
  ticketId: z.string().nullable(),
  channelId: z.string(),
  state: alertStateSchema,
  attempts: countSchema,
  createdAt: instantSchema,
  nextAttemptAt: instantSchema,
  deliveredAt: instantSchema.nullable(),
  lastError: z.string().nullable(),
  drill: z.boolean(),
};

/** An alert with who took notice of it. */
export const alertViewSchema = sameAsModel<AlertView>()(
  z.object({ ...alertFields, acknowledgedAt: instantSchema.nullable(), acknowledgedBy: z.string().nullable() }),
);
export interface AlertView extends Alert {
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
}

/** An alert of a list, with the words by which people know it again; they say nothing about anybody that is not masked. */
export const listedAlertSchema = sameAsModel<ListedAlert>()(
  z.object({
    ...alertFields,
    acknowledgedAt: instantSchema.nullable(),
    acknowledgedBy: z.string().nullable(),
    level: z.enum(LEVELS),
    headline: labelsSchema,
    brand: z.string().nullable(),
    caseId: idSchema.exactOptional().describe('the crisis case that it is about'),
  }),
);
export interface ListedAlert extends AlertView {
  readonly level: Level;
  readonly headline: Labels;
  /** Its name; null: of no brand. */
  readonly brand: string | null;
  /** The crisis case that it is about; absent: none. */
  readonly caseId?: string;
}

export const browserAlertSchema = sameAsModel<BrowserAlert>()(
  z.object({
    id: idSchema,
    number: countSchema,
    kind: alertKindSchema,
    level: z.enum(LEVELS),
    headline: labelsSchema,
    excerpt: z.string().nullable(),
    brand: z.string().nullable(),
    site: z.string().nullable(),
    reasons: z.array(labelsSchema),
    dueAt: instantSchema.nullable(),
    storySize: countSchema,
    mentionId: z.string().nullable(),
    ticketId: z.string().nullable(),
    caseId: idSchema.exactOptional(),
    drill: z.boolean(),
  }),
);

/** A moment at which hours and absences can still be asked: up to the year 9999. */
export const triedAtSchema = instantSchema.max(253_370_764_800_000);

export const alertTrialSchema = sameAsModel<AlertTrial>()(
  z.object({
    isMention: z.boolean(),
    level: z.enum(LEVELS),
    kind: z.enum(KINDS),
    topic: z.enum(TOPICS),
    told: z.array(
      z.object({
        brandId: z.string(),
        channels: z.array(z.object({ id: z.string(), people: z.array(z.string()), sendAt: instantSchema })),
        routes: z.array(countSchema),
        why: z.array(labelsSchema),
      }),
    ),
  }),
);
