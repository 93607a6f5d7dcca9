import { z } from 'zod';
import type { ApiAnswer } from '../../shared/api.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { Role } from '../../shared/model/person.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { channels } from '../alert/channels/registry.ts';
import explainWords from '../alert/explain-words.json' with { type: 'json' };
import alertLabels from '../alert/labels.json' with { type: 'json' };
import { calendarSchema } from '../config/calendar-schema.ts';
import { routeSchema } from '../config/route-schema.ts';
import {
  brandSchema,
  briefSchema,
  channelSchema,
  generalSchema,
  helpdeskSchema,
  mailboxSchema,
  personSchema,
} from '../config/schema.ts';
import { isSecretField } from '../config/secret-fields.ts';
import { helpdesks } from '../helpdesk/helpdesks/registry.ts';
import { sourceTypes } from '../sources/registry.ts';
import complaintTerms from './complaint-terms.json' with { type: 'json' };
import fieldWords from './field-words.json' with { type: 'json' };

const LANGUAGE_NAMES = {
  'zh-CN': { 'zh-CN': '中文', en: 'Chinese' },
  en: { 'zh-CN': '英文', en: 'English' },
  zh: { 'zh-CN': '中文', en: 'Chinese' },
};

const HOURS = {
  'cn-office': { 'zh-CN': '中国工作时间', en: 'office hours in China' },
  'cn-service': { 'zh-CN': '每天 9–21 点（北京时间）', en: 'every day 9–21 in Beijing' },
  'cn-night': { 'zh-CN': '每晚 22 点至次日 8 点（北京时间）', en: 'every night 22–8 in Beijing' },
};

const BRIEF_WORDS = {
  day: { 'zh-CN': '每天', en: 'every day' },
  week: { 'zh-CN': '每周', en: 'every week' },
  mon: { 'zh-CN': '周一', en: 'Monday' },
  tue: { 'zh-CN': '周二', en: 'Tuesday' },
  wed: { 'zh-CN': '周三', en: 'Wednesday' },
  thu: { 'zh-CN': '周四', en: 'Thursday' },
  fri: { 'zh-CN': '周五', en: 'Friday' },
  sat: { 'zh-CN': '周六', en: 'Saturday' },
  sun: { 'zh-CN': '周日', en: 'Sunday' },
  CN: { 'zh-CN': '中国法定节假日与调休', en: 'public holidays of China and their make-up days' },
};

const ROLE_NAMES: Readonly<Record<Role, Labels>> = {
  social: { 'zh-CN': '社媒客服', en: 'Social agent' },
  pr: { 'zh-CN': '公关', en: 'PR' },
  agent: { 'zh-CN': '客服', en: 'Agent' },
  lead: { 'zh-CN': '服务组长', en: 'Team lead' },
  manager: { 'zh-CN': '客服经理', en: 'Service manager' },
  director: { 'zh-CN': '运营总监', en: 'Operations director' },
  admin: { 'zh-CN': '管理员', en: 'Administrator' },
  auditor: { 'zh-CN': '审计（只读）', en: 'Auditor (reads only)' },
};

const MAILBOX_EXAMPLE = {
  address: 'care@example.com',
  name: '顺风耳客服',
  imap: { host: 'imap.example.com', port: 993, user: 'care@example.com' },
  smtp: { host: 'smtp.example.com', port: 465, user: 'care@example.com' },
};

interface PlugIn {
  readonly id: string;
  readonly labels: Labels;
  readonly settings: z.ZodType;
  readonly example: unknown;
  readonly notes?: Labels;
}

/** What a card of the page draws by itself. */
const IN_CARD = { id: true, type: true, settings: true } as const;

/** A form for a schema. What may be a credential is marked `writeOnly`, which is what JSON Schema calls it. */
function drawForm(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      spreadLists(jsonSchema);
      for (const [name, field] of Object.entries(jsonSchema.properties ?? {})) {
        // What has a default is none: the name of a column is called `key`, too.
        if (typeof field === 'object' && field.type === 'string' && field.default === undefined && isSecretField(name))
          field.writeOnly = true;
      }
    },
  });
}

/** Lists under names that are known, like the hours of each weekday, are fields like any others. */
function spreadLists(schema: z.core.JSONSchema.BaseSchema): void {
  const { propertyNames, additionalProperties: each } = schema;
  if (typeof propertyNames !== 'object' || !propertyNames.enum) return;
  if (typeof each !== 'object' || each.type !== 'array') return;
  schema.properties = Object.fromEntries(propertyNames.enum.map((name) => [String(name), { ...each }]));
  schema.additionalProperties = false;
  delete schema.propertyNames;
}

/** Every kind of source, channel and helpdesk with the form that its own schema asks for, and the forms of everything else that the file has. */
export function listSetupKinds(): ApiAnswer<'listSetupKinds'> {
  const describe = ({ id, labels, notes, settings, example }: PlugIn) => ({
    id,
    labels,
    notes: notes ?? null,
    settings: drawForm(settings),
    example,
  });
  return {
    sources: ([...sourceTypes.values()] as PlugIn[]).map(describe),
    channels: ([...channels.values()] as PlugIn[]).map(describe),
    helpdesks: ([...helpdesks.values()] as PlugIn[]).map(describe),
    mailbox: { settings: drawForm(mailboxSchema), example: MAILBOX_EXAMPLE },
    around: {
      channels: drawForm(channelSchema.omit(IN_CARD)),
      helpdesks: drawForm(helpdeskSchema.omit(IN_CARD)),
    },
    route: drawForm(routeSchema),
    brand: drawForm(brandSchema),
    person: drawForm(personSchema),
    brief: drawForm(briefSchema),
    calendar: drawForm(calendarSchema),
    general: drawForm(generalSchema),
    calendars: [...makeCalendars().keys()].filter((id) => id !== 'always'),
    options: {
      ...explainWords.flags,
      ...alertLabels.levels,
      ...alertLabels.topics,
      ...LANGUAGE_NAMES,
      ...HOURS,
      ...ROLE_NAMES,
      ...BRIEF_WORDS,
    },
    fields: fieldWords,
    complaintTerms,
  };
}
