import type { Labels } from '../../shared/model/labels.ts';

const say = (zh: string, en: string): Labels => ({ 'zh-CN': zh, en });

/** What each figure means, shown next to it. */
export const FIGURE_DEFINITIONS: Readonly<Record<string, Labels>> = {
  mentions: say(
    '这段时间内公开发布、提到品牌的帖子；不含演练、垃圾、与品牌无关和重复的。',
    'Posts made public in this time that name the brand; without practice, spam, what is not ours and repeats.',
  ),
  tickets: say(
    '这段时间内受理的工单；不含演练和已撤回的。',
    'Tickets taken in in this time; without practice and those taken back.',
  ),
  negativeRate: say(
    '负面帖子占全部帖子的比例（差评率，KPI-1）。',
    'Negative posts of all posts (bad-review rate, KPI-1).',
  ),
  complaintRate: say('投诉帖子占全部帖子的比例（KPI-1）。', 'Complaints of all posts (KPI-1).'),
  overdueRate: say(
    '有承诺时限、且时限已过或已完成的事项中，没有按时的比例。',
    'Of what had a deadline that has passed or was met: the share that was late.',
  ),
  ticketOverdueRate: say(
    '受理的工单中，超过时限才解决、或已超过时限仍未解决的比例；等待客户期间不计时，未解决就关闭的只有关闭前已超时才计入。',
    'Of the tickets taken in: solved after their deadline, or past it and not solved. While the customer is waited for it stands still; what was closed without a solution counts only if it was late before.',
  ),
  toFound: say('从公开发布到我们发现，分钟。', 'From publication to the moment we found it, minutes.'),
  toTold: say('从公开发布到有人被通知，分钟。', 'From publication to the moment somebody was told, minutes.'),
  toAnswered: say(
    '从公开发布到公开回应，按自然时间计，分钟（KPI-1 平均响应时长；同时给出中位数和 90 分位）。',
    'From publication to the public answer in wall-clock minutes (KPI-1; the median and the 90th percentile stand beside the mean).',
  ),
  foundToTold: say(
    '从发现到有人被通知，分钟。',
    'From the moment we found it to the moment somebody was told, minutes.',
  ),
  toldToClaimed: say('从通知到有人认领，分钟。', 'From the moment somebody was told to the claim, minutes.'),
  claimedToAnswered: say('从认领到公开回应，分钟。', 'From the claim to the public answer, minutes.'),
  toFirstResponse: say(
    '从发布（没有帖子的从受理）到首次响应，分钟。',
    'From publication, or from intake where there is no post, to the first response, minutes.',
  ),
  toResolved: say('从受理到解决，分钟。', 'From intake to the solution, minutes.'),
  firstContactRate: say(
    '已解决的工单中，同一客户七天内没有再来一张工单的比例（首次解决率，KPI-1，目标 85%）。',
    'Of the tickets resolved: without another ticket of the same customer within seven days (first-contact resolution, KPI-1, target 85 %).',
  ),
  costRate: say(
    '退款、补偿、换货、退货运费与发放的优惠券之和，占销售额的比例（KPI-4；金额由导入或接口提供）。',
    'Refunds, compensation, replacements, return freight and coupons given, over sales (KPI-4; the sums come by import or API).',
  ),
  repurchaseRate: say(
    '用券复购的订单数占发放券数的比例（KPI-4）。',
    'Orders bought again with a coupon over coupons given (KPI-4).',
  ),
  excused: say(
    '列入黑名单的客户（SEC-5）的工单，且该工单没有任何时限超时：不计入本人的解决率、满意度和投诉（KPI-5）。',
    'Tickets of customers on the list of abusive claims (SEC-5) on which no deadline was missed: left out of the person’s rates, scores and complaints (KPI-5).',
  ),
  satisfaction: say('客户评分（1–5）的平均值（CSAT）。', 'Mean of the scores (1–5) that customers gave (CSAT).'),
};
