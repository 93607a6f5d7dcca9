import type { Labels } from '../model/labels.ts';

/** What is forgotten by itself after a time: one kind of data, not one table. */
export const RETENTION_IDS = [
  'posts',
  'mention-authors',
  'mention-texts',
  'ticket-contacts',
  'ticket-texts',
  'evidence',
  'mails',
  'customers',
  'guard-decisions',
  'alerts',
  'events',
  'story-marks',
  'pairing-codes',
] as const;
export type RetentionId = (typeof RETENTION_IDS)[number];

/** How long one kind of data is kept (SEC-2: no longer than it is needed). */
export interface RetentionPolicy {
  readonly id: RetentionId;
  readonly rule: 'SEC-2';
  readonly labels: Labels;
  /** Days; of a ticket's data counted from when it was settled, of everything else from when it came. */
  readonly days: number;
}

/** 电子商务法 article 31: records of a deal are kept for three years from its end. */
const DEAL_DAYS = 3 * 365;

/** What is shipped. A legal hold goes before every one of these; a policy that is switched off keeps for ever. */
export const retentionPolicies: readonly RetentionPolicy[] = [
  keep('posts', 30, '未成为提及的帖子', 'Posts that were no mention'),
  keep('mention-authors', DEAL_DAYS, '提及的作者', 'Authors of mentions'),
  keep('mention-texts', DEAL_DAYS, '提及的正文、链接与搜索索引', 'Words, links and search words of mentions'),
  keep('ticket-contacts', DEAL_DAYS, '工单的姓名、联系方式与订单号', 'Names, contacts and order numbers of tickets'),
  keep('ticket-texts', DEAL_DAYS, '工单的描述、备注与结果', 'Problem, notes and results of tickets'),
  keep('evidence', DEAL_DAYS, '证据内容（含邮件附件）', 'Contents of evidence, with the attachments of mails'),
  keep('mails', DEAL_DAYS, '邮件的地址、主题与正文', 'Addresses, subjects and words of mails'),
  keep('customers', DEAL_DAYS, '再无工单的客户的姓名与标识', 'Names and identities of customers without tickets'),
  keep('guard-decisions', DEAL_DAYS, '不属于提及的放行与误报', 'Overridden checks and false alarms of no mention'),
  keep('alerts', 180, '已送达或已失败的预警', 'Alerts that were delivered or given up'),
  keep('events', 90, '事件日志', 'The event log'),
  keep('story-marks', 30, '相似帖子的比对标记', 'Marks by which near-duplicates meet'),
  keep('pairing-codes', 1, '过期的配对码', 'Pairing codes that ran out'),
];

function keep(id: RetentionId, days: number, zh: string, en: string): RetentionPolicy {
  return { id, rule: 'SEC-2', days, labels: { 'zh-CN': zh, en } };
}
