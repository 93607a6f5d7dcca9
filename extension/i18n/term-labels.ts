import type { Kind, Level, SentimentLabel, Topic, Urgency } from '../../shared/model/analysis.ts';
import type { DaySumKind } from '../../shared/model/day-sum.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { ImprovementState } from '../../shared/model/learning.ts';
import type { DismissReason, MentionState } from '../../shared/model/mention.ts';
import type { ContactChannel, TicketState } from '../../shared/model/ticket.ts';
import { say } from './say.ts';

/** The words of the service rules for what the model names (CLS-1, CLS-2, SLA-URG, TKT-1). */
export const URGENCY_WORDS: Record<Urgency, Labels> = {
  normal: say('一般', 'Normal'),
  important: say('重要', 'Important'),
  urgent: say('紧急', 'Urgent'),
  critical: say('特急', 'Critical'),
};

/** What the colour says, for who cannot see it. */
export const LEVEL_WORDS: Record<Level, Labels> = {
  blue: say('蓝色', 'Blue'),
  yellow: say('黄色', 'Yellow'),
  orange: say('橙色', 'Orange'),
  red: say('红色', 'Red'),
};

export const KIND_WORDS: Record<Kind, Labels> = {
  inquiry: say('咨询', 'Inquiry'),
  fault: say('故障', 'Fault'),
  complaint: say('投诉', 'Complaint'),
  suggestion: say('建议', 'Suggestion'),
  praise: say('表扬', 'Praise'),
  other: say('其他', 'Other'),
};

export const TOPIC_WORDS: Record<Topic, Labels> = {
  presales: say('售前', 'Pre-sales'),
  quality: say('商品质量', 'Quality'),
  delivery: say('物流', 'Delivery'),
  returns: say('退换货', 'Returns'),
  attitude: say('服务态度', 'Attitude'),
  system: say('系统故障', 'System'),
  rules: say('规则争议', 'Rules'),
  price: say('价格活动', 'Price'),
  invoice: say('发票', 'Invoice'),
  account: say('账户与数据', 'Account'),
  safety: say('安全', 'Safety'),
  other: say('其他', 'Other'),
};

export const SENTIMENT_WORDS: Record<SentimentLabel, Labels> = {
  neg: say('负面', 'Negative'),
  neu: say('中性', 'Neutral'),
  pos: say('正面', 'Positive'),
};

export const MENTION_STATE_WORDS: Record<MentionState, Labels> = {
  open: say('待回应', 'Open'),
  claimed: say('处理中', 'Claimed'),
  answered: say('已回应', 'Answered'),
  dismissed: say('已搁置', 'Set aside'),
};

/** KPI-6. */
export const IMPROVEMENT_WORDS: Record<ImprovementState, Labels> = {
  'not-started': say('未开始', 'Not begun'),
  running: say('进行中', 'Running'),
  done: say('已完成', 'Done'),
  'to-improve': say('需优化', 'To be improved'),
};

export const DISMISS_WORDS: Record<DismissReason, Labels> = {
  'not-ours': say('与我们无关', 'Not about us'),
  spam: say('广告或垃圾', 'Spam or advertising'),
  'no-answer-needed': say('不需要回应', 'Needs no answer'),
  duplicate: say('重复', 'Duplicate'),
};

export const TICKET_STATE_WORDS: Record<TicketState, Labels> = {
  open: say('待处理', 'Open'),
  working: say('处理中', 'In progress'),
  waiting: say('等待客户', 'Waiting for customer'),
  resolved: say('已解决', 'Resolved'),
  closed: say('已关闭', 'Closed'),
};

export const CHANNEL_WORDS: Record<ContactChannel, Labels> = {
  social: say('社交媒体', 'Social media'),
  review: say('点评', 'Reviews'),
  phone: say('电话', 'Phone'),
  chat: say('在线客服', 'Chat'),
  mail: say('邮件', 'E-mail'),
  wechat: say('微信', 'WeChat'),
  store: say('门店', 'Store'),
  other: say('其他', 'Other'),
};

/** KPI-4. */
export const DAY_SUM_WORDS: Record<DaySumKind, Labels> = {
  sales: say('销售额', 'Sales'),
  refund: say('退款', 'Refunds'),
  compensation: say('补偿', 'Compensation'),
  replacement: say('换货', 'Replacements'),
  'return-freight': say('退货运费', 'Return freight'),
  'coupon-given': say('发放优惠券', 'Coupons given'),
  'coupon-repurchase': say('用券复购', 'Bought again with a coupon'),
};
