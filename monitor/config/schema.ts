import { z } from 'zod';
import type { GENERAL_FIELDS } from '../../shared/config-draft.ts';
import { ROLES } from '../../shared/model/person.ts';
import { keptCorrectionSchema, MOST_CORRECTIONS } from '../../shared/schemas/site-correction.ts';
import { WEEKDAYS } from '../../shared/service/calendar-spec.ts';
import { judgePattern } from '../../shared/understanding/find-patterns.ts';
import { TRIAGE_THRESHOLDS } from '../../shared/understanding/triage-thresholds.ts';
import { BRIEF_PERIODS } from '../pr/brief/brief-schedule.ts';
import { calendarSchema, timeZoneSchema } from './calendar-schema.ts';
import { idSchema as id, quietSchema, routeSchema } from './route-schema.ts';

const words = z.array(z.string().trim().min(1)).default([]);

/** Names of the API's `Host` header that are accepted beside the loopback names. */
const hostName = z
  .string()
  .regex(/^[a-z0-9.-]+(:\d{1,5})?$/i, 'a host name with an optional port, like "earshot.example.com:443"');
/** A private service that the monitor may fetch from although its address is not public: always host AND port. */
const hostAndPort = z.string().regex(/^[a-z0-9.:[\]-]+:\d{1,5}$/i, 'host:port, like "127.0.0.1:1200"');

const someWords = z.array(z.string().trim().min(1));
const pattern = z.string().check((ctx) => {
  const wrong = judgePattern(ctx.value);
  if (wrong !== null)
    ctx.issues.push({ code: 'custom', input: ctx.value, message: `an RE2 expression; this one: ${wrong}` });
});

/** What a post has to hold beside an alias; see `BrandDemands`. */
const demandsSchema = z.strictObject({
  near: z.number().int().min(0).max(1000).exactOptional(),
  required: someWords.exactOptional(),
  forbidden: someWords.exactOptional(),
  patterns: z.array(pattern).max(50).exactOptional(),
});

/** Who is listened for, as the file has it. */
export const brandSchema = z.strictObject({
  id,
  name: z.string().trim().min(1),
  aliases: words,
  exclusions: words,
  context: words,
  demands: demandsSchema.exactOptional(),
  ownAccounts: words,
  hotlines: words,
  /** Whose days its briefs count. */
  timeZone: timeZoneSchema.exactOptional(),
});

const sourceSchema = z.strictObject({
  id,
  type: z.string().min(1),
  name: z.string().trim().min(1),
  settings: z.record(z.string(), z.unknown()).default({}),
  brands: z.array(id).default([]),
  enabled: z.boolean().default(true),
});

const moment = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\d(?: ([01]\d|2[0-3]):[0-5]\d)?$/,
    'a day or a moment, like "2027-02-10" or "2027-02-10 18:00"',
  );

/** Time in which a person is not there. A day as `until` counts whole. */
const absenceSchema = z.strictObject({
  from: moment,
  until: moment,
  timeZone: timeZoneSchema.default('Asia/Shanghai'),
  /** Name of who stands in; left out, the next level is asked. */
  substitute: z.string().trim().min(1).exactOptional(),
});

/** Somebody who works here, as the file has them. */
export const personSchema = z.strictObject({
  name: z.string().trim().min(1),
  role: z.enum(ROLES),
  /** Channels that reach this person: their own phone or mailbox. */
  channels: z.array(id).default([]),
  quiet: quietSchema.exactOptional(),
  away: z.array(absenceSchema).default([]),
});

/** A channel of alerts, as the file has it. */
export const channelSchema = z.strictObject({
  id,
  type: z.string().min(1),
  /** Messages a minute that its readers want at most; more is told together. Left out: what the platform takes. */
  perMinute: z.number().int().min(1).max(60_000).exactOptional(),
  settings: z.record(z.string(), z.unknown()).default({}),
});

/** A helpdesk that gets our tickets, and whose states come back. */
export const helpdeskSchema = z.strictObject({
  id,
  type: z.string().min(1),
  settings: z.record(z.string(), z.unknown()).default({}),
  /** Empty: tickets of every brand. */
  brands: z.array(id).default([]),
});

/** A daily or weekly brief for PR, sent by a channel at a time of its readers' day. */
export const briefSchema = z.strictObject({
  id,
  every: z.enum(BRIEF_PERIODS).default('day'),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, like "08:30"')
    .default('08:30'),
  /** For a weekly one. */
  weekday: z.enum(WEEKDAYS).default('mon'),
  /** Left out: that of its brands. */
  timeZone: timeZoneSchema.exactOptional(),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  /** Empty: all of them in one brief. */
  brands: z.array(id).default([]),
  channels: z.array(id).min(1, 'at least one channel id'),
});

const server = {
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  /** TLS from the first byte; otherwise STARTTLS is demanded unless `plain` says that the way is safe. */
  secure: z.boolean().default(true),
  /** Allows a connection without encryption; for a server on the same machine only. */
  plain: z.boolean().default(false),
  user: z.string().min(1),
  password: z.string().min(1),
};

/** A mailbox that customers write to (SLA-MAIL): read over IMAP, answered over SMTP. */
export const mailboxSchema = z.strictObject({
  id,
  /** The address that customers write to and that answers come from. */
  address: z.email(),
  name: z.string().trim().min(1),
  brand: id.optional(),
  folder: z.string().min(1).default('INBOX'),
  imap: z.strictObject(server),
  /** Left out: mails are read and not answered from here. */
  smtp: z.strictObject(server).optional(),
});
export type MailboxSettings = z.output<typeof mailboxSchema>;

const policies = z.strictObject({
  /** SOC-1: publication → answered. */
  windowMinutes: z.number().min(1).max(1440).default(10),
  /** SOC-1: the part of the window that belongs to the person. */
  reserveMinutes: z.number().min(0).max(1440).default(5),
  /** Yuan for one dollar, for sums at stake (ESC-2). */
  dollarRate: z.number().positive().default(7),
  /** ESC-2: more yuan than this are much at stake. */
  amountAtStakeYuan: z.number().min(0).default(TRIAGE_THRESHOLDS.amountAtStakeYuan),
  /** ESC-3: a complaint of an author with so many followers is public opinion. */
  reachFollowers: z.number().int().min(1).default(TRIAGE_THRESHOLDS.reachFollowers),
  /** SLA-REVIEW: so many stars or fewer make a bad review, whatever its words say; 0: stars alone never do. */
  lowRating: z.number().min(0).max(5).default(TRIAGE_THRESHOLDS.lowRating),
});

export const configSchema = z.strictObject({
  workspace: z.string().trim().min(1).default('顺风耳 Earshot'),
  /** `sqlite:FILE` or `postgres://…`; default: an SQLite file in the data folder. */
  database: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, '"sqlite:FILE" or "postgres://USER:PASSWORD@HOST/DATABASE"')
    .optional(),
  listen: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: z.number().int().min(1).max(65535).default(7373),
      hosts: z.array(hostName).default([]),
    })
    .prefault({}),
  /** Address under which customers and phones reach the public pages; without it they are off. */
  publicUrl: z.url({ protocol: /^https?$/, error: 'an http(s) address, like "https://care.example.com"' }).optional(),
  /** Where the proxy behind `publicUrl` finds the small listener for acknowledgement, survey, progress and WebSub. */
  publicListen: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: z.number().int().min(1).max(65535).default(7380),
    })
    .prefault({}),
  privateHosts: z.array(hostAndPort).default([]),
  /** Mail address or page in the User-Agent, so that a site's operator can reach you. */
  contact: z.string().optional(),
  brands: z.array(brandSchema).min(1, 'at least one brand to listen for'),
  complaintTerms: words,
  sources: z.array(sourceSchema).min(1, 'at least one source to listen to'),
  people: z.array(personSchema).default([]),
  channels: z.array(channelSchema).default([]),
  routes: z.array(routeSchema).default([]),
  /** Hours with a name, beside the shipped ones. */
  calendars: z.record(id, calendarSchema).default({}),
  helpdesks: z.array(helpdeskSchema).default([]),
  mailboxes: z.array(mailboxSchema).default([]),
  briefs: z.array(briefSchema).default([]),
  /** Corrected selectors of sites that changed, for every browser of the workspace. */
  siteCorrections: z.array(keptCorrectionSchema).max(MOST_CORRECTIONS).default([]),
  policies: policies.prefault({}),
  audit: z
    .strictObject({
      /** An authority of RFC 3161 that stamps the daily head of the audit log; left out: none does. */
      timestampUrl: z
        .url({ protocol: /^https?$/, error: 'an http(s) address, like "https://tsa.example.com"' })
        .optional(),
      /** Whose midnight ends a day. */
      timeZone: timeZoneSchema.default('Asia/Shanghai'),
    })
    .prefault({}),
});

/**
 * What is said once for the whole workspace. Where it answers itself and where it keeps its record stay out of it: a form that
 * changed these could take the house away from under whoever fills it in.
 */
export const generalSchema = configSchema.pick({
  workspace: true,
  policies: true,
  contact: true,
  publicUrl: true,
  publicListen: true,
  privateHosts: true,
  audit: true,
} satisfies Record<(typeof GENERAL_FIELDS)[number], true>);

/** The configuration as the rest of the monitor sees it: complete, checked, secrets filled in. */
export type Config = z.output<typeof configSchema>;
