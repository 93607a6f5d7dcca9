import type { Kind, Topic } from '../../../shared/model/analysis.ts';
import type { Ticket } from '../../../shared/model/ticket.ts';
import { minutesBetween, sayTerm, type TableColumn, writeInstant } from './table-column.ts';

/** A ticket as it goes into the table: masked, with the number of its customer. */
export type TicketRow = Ticket & { readonly customerNumber: number | null };

/** CLS-3: the four-way 问题分类 of the report. */
function categoryOf(kind: Kind, topic: Topic): 'complaint' | 'presales' | 'technical' | 'aftersales' {
  if (kind === 'complaint') return 'complaint';
  if (topic === 'presales') return 'presales';
  return topic === 'system' || kind === 'fault' ? 'technical' : 'aftersales';
}

/** 客户信息与问题记录表: the columns of TKT-1 in their order, then those of TKT-2. One row a case. */
export const TICKET_TABLE: readonly TableColumn<TicketRow>[] = [
  {
    title: { 'zh-CN': '客户ID', en: 'Customer' },
    cell: (ticket) => (ticket.customerNumber === null ? (ticket.customer?.name ?? null) : `C-${ticket.customerNumber}`),
  },
  {
    title: { 'zh-CN': '客户类型', en: 'Customer type' },
    cell: (ticket, { language }) =>
      ticket.returning === null ? null : sayTerm('customerType', ticket.returning ? 'returning' : 'new', language),
  },
  { title: { 'zh-CN': '联系方式', en: 'Contact' }, cell: (ticket) => ticket.contact },
  { title: { 'zh-CN': '问题描述', en: 'Problem' }, cell: (ticket) => ticket.problem },
  {
    title: { 'zh-CN': '问题分类', en: 'Category' },
    cell: (ticket, { language }) => sayTerm('category', categoryOf(ticket.kind, ticket.topic), language),
  },
  {
    title: { 'zh-CN': '紧急程度', en: 'Urgency' },
    cell: (ticket, { language }) => sayTerm('urgency', ticket.urgency, language),
  },
  {
    title: { 'zh-CN': '首次响应时间', en: 'First response' },
    cell: (ticket, reader) => writeInstant(ticket.firstResponseAt, reader),
  },
  { title: { 'zh-CN': '处理人', en: 'Handler' }, cell: (ticket, reader) => reader.nameOf(ticket.handlerId) },
  {
    title: { 'zh-CN': '处理状态', en: 'State' },
    cell: (ticket, { language }) => sayTerm('ticketState', ticket.state, language),
  },
  { title: { 'zh-CN': '解决结果', en: 'Result' }, cell: (ticket) => ticket.result ?? ticket.closeReason },
  { title: { 'zh-CN': '满意度评分', en: 'Satisfaction' }, cell: (ticket) => ticket.satisfaction },
  { title: { 'zh-CN': '工单号', en: 'Ticket' }, cell: (ticket) => ticket.number },
  {
    title: { 'zh-CN': '渠道', en: 'Channel' },
    cell: (ticket, { language }) => sayTerm('channel', ticket.channel, language),
  },
  { title: { 'zh-CN': '平台', en: 'Site' }, cell: (ticket) => ticket.site },
  { title: { 'zh-CN': '来源链接', en: 'Link' }, cell: (ticket) => ticket.permalink },
  { title: { 'zh-CN': '订单号', en: 'Order' }, cell: (ticket) => ticket.orderNumber },
  { title: { 'zh-CN': '产品', en: 'Product' }, cell: (ticket) => ticket.product },
  { title: { 'zh-CN': '性质', en: 'Kind' }, cell: (ticket, { language }) => sayTerm('kind', ticket.kind, language) },
  { title: { 'zh-CN': '主题', en: 'Topic' }, cell: (ticket, { language }) => sayTerm('topic', ticket.topic, language) },
  {
    title: { 'zh-CN': '发生时间', en: 'Happened' },
    cell: (ticket, reader) => writeInstant(ticket.happenedAt ?? ticket.publishedAt, reader),
  },
  { title: { 'zh-CN': '客户已尝试', en: 'Already tried' }, cell: (ticket) => ticket.tried ?? null },
  { title: { 'zh-CN': '受理时间', en: 'Taken in' }, cell: (ticket, reader) => writeInstant(ticket.createdAt, reader) },
  {
    title: { 'zh-CN': '首次响应时长（分钟）', en: 'Minutes to first response' },
    cell: (ticket) => minutesBetween(ticket.publishedAt ?? ticket.createdAt, ticket.firstResponseAt),
  },
  { title: { 'zh-CN': '预计解决时间', en: 'Due' }, cell: (ticket, reader) => writeInstant(ticket.dueAt, reader) },
  { title: { 'zh-CN': '解决时间', en: 'Resolved' }, cell: (ticket, reader) => writeInstant(ticket.resolvedAt, reader) },
  { title: { 'zh-CN': '责任部门', en: 'Department' }, cell: (ticket) => ticket.department },
  { title: { 'zh-CN': '证据数', en: 'Evidence' }, cell: (ticket) => ticket.evidenceCount },
];
