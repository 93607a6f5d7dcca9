import type { Language } from '../../../shared/model/labels.ts';
import type { MonitoredPost } from '../../../shared/model/monitored-post.ts';
import { maskPersonalData } from '../../../shared/privacy/mask.ts';
import { sumReactions } from '../../../shared/understanding/sum-reactions.ts';
import { minutesBetween, sayTerm, type TableColumn, writeInstant } from './table-column.ts';

/** SOC-9 负面舆情监测表: platform, author, link, time, reach, sentiment, level, who answers, time to answer, state, outcome. */
export const MENTION_TABLE: readonly TableColumn<MonitoredPost>[] = [
  { title: { 'zh-CN': '编号', en: 'Number' }, cell: ({ mention }) => mention.number },
  { title: { 'zh-CN': '品牌', en: 'Brand' }, cell: ({ mention }) => mention.brandId },
  { title: { 'zh-CN': '平台', en: 'Platform' }, cell: ({ mention }) => mention.site },
  { title: { 'zh-CN': '发布人', en: 'Author' }, cell: ({ mention }) => mention.author?.name ?? null },
  { title: { 'zh-CN': '链接', en: 'Link' }, cell: ({ mention }) => mention.permalink },
  {
    title: { 'zh-CN': '内容', en: 'Text' },
    cell: ({ mention: { title, text } }) =>
      maskPersonalData(title === null || text.startsWith(title) ? text : `${title}\n${text}`),
  },
  {
    title: { 'zh-CN': '发布时间', en: 'Published' },
    cell: ({ mention }, reader) => writeInstant(mention.publishedAt, reader),
  },
  { title: { 'zh-CN': '发现时间', en: 'Found' }, cell: ({ mention }, reader) => writeInstant(mention.foundAt, reader) },
  {
    title: { 'zh-CN': '传播（赞转评）', en: 'Reach (likes, reposts, comments)' },
    cell: ({ mention }) => sumReactions(mention.metrics),
  },
  { title: { 'zh-CN': '同一事件', en: 'Posts in the story' }, cell: ({ mention }) => mention.storySize },
  {
    title: { 'zh-CN': '情感', en: 'Sentiment' },
    cell: ({ mention }, { language }) => sayTerm('sentiment', mention.analysis.sentiment.label, language),
  },
  {
    title: { 'zh-CN': '等级', en: 'Level' },
    cell: ({ mention }, { language }) => sayTerm('level', mention.level, language),
  },
  {
    title: { 'zh-CN': '主题', en: 'Topic' },
    cell: ({ mention }, { language }) => sayTerm('topic', mention.analysis.topic, language),
  },
  {
    title: { 'zh-CN': '回应人', en: 'Who answers' },
    cell: ({ mention }, reader) => reader.nameOf(mention.answeredBy ?? mention.claimedBy),
  },
  {
    title: { 'zh-CN': '回应时间', en: 'Answered' },
    cell: ({ mention }, reader) => writeInstant(mention.answeredAt, reader),
  },
  {
    title: { 'zh-CN': '回应时长（分钟）', en: 'Minutes to answer' },
    cell: ({ mention }) => minutesBetween(mention.publishedAt, mention.answeredAt),
  },
  {
    title: { 'zh-CN': '回应依据', en: 'Known by' },
    cell: ({ mention }, { language }) => sayTerm('how', mention.answeredHow, language),
  },
  {
    title: { 'zh-CN': '状态', en: 'State' },
    cell: ({ mention }, { language }) => sayTerm('mentionState', mention.state, language),
  },
  { title: { 'zh-CN': '结果', en: 'Outcome' }, cell: (post, { language }) => sayOutcome(post, language) },
];

/** Why it was put aside, or how its ticket stands and what came of it. */
function sayOutcome({ mention, ticket }: MonitoredPost, language: Language): string | null {
  if (mention.dismissReason !== null) return sayTerm('dismissReason', mention.dismissReason, language);
  if (ticket === null) return null;
  const state = `#${ticket.number} ${sayTerm('ticketState', ticket.state, language)}`;
  return ticket.result === null ? state : `${state}: ${ticket.result}`;
}
