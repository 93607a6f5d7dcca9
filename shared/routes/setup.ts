import { z } from 'zod';
import { LEVELS } from '../model/analysis.ts';
import { alertTrialSchema, triedAtSchema } from '../schemas/alert.ts';
import { labelsSchema } from '../schemas/labels.ts';
import { idSchema, instantSchema, longTextSchema } from '../schemas/scalars.ts';
import { configDraftSchema, configFaultSchema, setupConflictSchema, setupKindSchema } from '../schemas/setup.ts';
import { sourceTestSchema } from '../schemas/source.ts';
import type { RouteSpec } from './route.ts';

const onThisMachine = { needs: 'config.manage', loopbackOnly: true } as const;
const version = z.string().max(100).nullable().describe('fingerprint of the file; null: there is none yet');
const privateHosts = z.array(z.string().max(300)).max(100);
const trialSchema = z.object({
  ok: z.boolean(),
  error: z.string().nullable().describe('what the other side said'),
  faults: z.array(configFaultSchema).describe('why it was not even tried'),
});

/** The setup page of the first day: reads, checks, tries and writes the configuration file, on the monitor's own machine only. */
export const setupRoutes = {
  getSetup: {
    summary: 'The configuration file as it stands, and what is wrong with it.',
    ...onThisMachine,
    response: z.object({
      file: z.string(),
      version,
      draft: configDraftSchema,
      text: z.string(),
      faults: z.array(configFaultSchema),
      run: z.string().describe('another one after each start of the monitor'),
      runsIt: z.boolean().describe('false: a drill runs, or an older state of the file'),
      startFault: z.string().nullable().describe('why the last restart with this file failed'),
      extension: z.object({ chrome: z.string(), firefox: z.string() }).nullable(),
    }),
  },
  listSetupKinds: {
    summary: 'Kinds of sources and channels with their forms, and words to begin with.',
    ...onThisMachine,
    response: z.object({
      sources: z.array(setupKindSchema),
      channels: z.array(setupKindSchema),
      helpdesks: z.array(setupKindSchema),
      mailbox: setupKindSchema.pick({ settings: true, example: true }),
      around: z
        .object({ channels: z.unknown(), helpdesks: z.unknown() })
        .describe('JSON Schemas of what every channel and every helpdesk has beside the settings of its kind'),
      route: z.unknown().describe('JSON Schema of a route: who hears of what'),
      brand: z.unknown().describe('JSON Schema of a brand: its names and words'),
      person: z.unknown().describe('JSON Schema of somebody who works here'),
      brief: z.unknown().describe('JSON Schema of a daily or weekly brief'),
      calendar: z.unknown().describe('JSON Schema of hours with a name'),
      general: z.unknown().describe('JSON Schema of what is said once for the whole workspace'),
      options: z.record(z.string(), labelsSchema).describe('choices of settings in words, like topics'),
      fields: z.record(z.string(), labelsSchema).describe('names of settings in words'),
      /** Names of shipped hours, for routes and quiet hours. */
      calendars: z.array(z.string()),
      complaintTerms: z.array(z.object({ labels: labelsSchema, terms: z.array(z.string()) })),
    }),
  },
  checkSetup: {
    summary: 'What the file would look like, and what is wrong with it. Nothing is written.',
    ...onThisMachine,
    body: z.strictObject({ draft: configDraftSchema }),
    response: z.object({
      text: z.string(),
      covered: z.string().describe('the same with what may be a key covered'),
      faults: z.array(configFaultSchema),
    }),
  },
  saveSetup: {
    summary: 'Write the file; refused with faults, or with what somebody else wrote meanwhile.',
    ...onThisMachine,
    body: z.strictObject({
      base: configDraftSchema.describe('the draft as it was read, to see who changed what'),
      baseVersion: version,
      draft: configDraftSchema,
    }),
    response: z.object({
      saved: z.boolean(),
      version,
      faults: z.array(configFaultSchema),
      meanwhile: z
        .object({
          version,
          theirs: configDraftSchema,
          merged: configDraftSchema.describe('both sides; in conflicts it has mine'),
          conflicts: z.array(setupConflictSchema),
        })
        .nullable()
        .describe('the file was changed by somebody else; nothing was written'),
    }),
  },
  suggestTerms: {
    summary: 'How else people spell a brand: the other script, Pinyin, its parts.',
    ...onThisMachine,
    body: z.strictObject({ name: z.string().trim().min(1).max(200) }),
    response: z.object({ items: z.array(z.object({ term: z.string(), why: labelsSchema })) }),
  },
  trySource: {
    summary: 'Ask a source once that is not written down yet. Nothing is stored.',
    ...onThisMachine,
    body: z.strictObject({
      source: configDraftSchema,
      brands: z.array(configDraftSchema).max(500),
      complaintTerms: z.array(z.string().max(200)).max(1000),
      privateHosts,
    }),
    response: sourceTestSchema.extend({ faults: z.array(configFaultSchema) }),
  },
  tryChannel: {
    summary: 'Send a test message to a channel that is not written down yet.',
    ...onThisMachine,
    body: z.strictObject({ channel: configDraftSchema, workspace: z.string().max(200), privateHosts }),
    response: trialSchema,
  },
  tryRoutes: {
    summary: 'Who would hear of a post by routes that are not written down yet. Nothing is sent.',
    ...onThisMachine,
    body: z.strictObject({
      draft: configDraftSchema,
      text: longTextSchema,
      brandId: idSchema.exactOptional(),
      level: z.enum(LEVELS).exactOptional(),
      at: triedAtSchema.exactOptional(),
    }),
    response: z.object({
      at: instantSchema,
      trial: alertTrialSchema.nullable(),
      faults: z.array(configFaultSchema).describe('why it was not even tried'),
    }),
  },
  tryHelpdesk: {
    summary: 'Ask a helpdesk that is not written down yet for a ticket that it cannot have. Nothing is made there.',
    ...onThisMachine,
    body: z.strictObject({ helpdesk: configDraftSchema, privateHosts }),
    response: trialSchema,
  },
  tryMailbox: {
    summary: 'Come in at the servers of a mailbox that is not written down yet. No mail is read or sent.',
    ...onThisMachine,
    body: z.strictObject({ mailbox: configDraftSchema }),
    response: trialSchema,
  },
  restartMonitor: {
    summary: 'Start again with the configuration file as it is written. Refused while it has faults.',
    ...onThisMachine,
    response: z.object({
      restarting: z.boolean(),
      faults: z.array(configFaultSchema),
      url: z.string().nullable().describe('where the next run will answer; null: nothing starts'),
    }),
  },
} as const satisfies Record<string, RouteSpec>;
