import type { Labels } from '../../../shared/model/labels.ts';
import type { SurveyQuestion } from '../../../shared/service/ticket-survey.ts';

const step = (zh: string, en: string): Labels => ({ 'zh-CN': zh, en });

/** SAT-2: short and anonymous; the second question makes the NPS. */
export const ANONYMOUS_QUESTIONS: readonly SurveyQuestion[] = [
  {
    id: 'satisfied',
    title: step('您对这次服务满意吗？', 'How content are you with our service?'),
    from: 1,
    steps: [
      step('1 很不满意', '1 not at all'),
      step('2 不满意', '2 not much'),
      step('3 一般', '3 so-so'),
      step('4 满意', '4 content'),
      step('5 非常满意', '5 very content'),
    ],
  },
  {
    id: 'nps',
    title: step(
      '您愿意把我们推荐给朋友吗？（0 不愿意，10 很愿意）',
      'Would you recommend us to a friend? (0 no, 10 gladly)',
    ),
    from: 0,
    steps: Array.from({ length: 11 }, (_, score) => step(String(score), String(score))),
  },
];

/** The other words of the survey. */
export const SURVEY_WORDS = {
  title: step('请为我们的服务打分', 'How did we do?'),
  anonymous: step(
    '匿名调查，两个问题。我们只保留合计，不记录您是谁。',
    'Anonymous, two questions. Only sums are kept, never who you are.',
  ),
  identified: step(
    '三个问题，一分钟。您的回答会记在这次服务上。',
    'Three questions, one minute. Your answer is kept with this case.',
  ),
  comment: step('还想告诉我们什么？（选填）', 'Anything else? (optional)'),
  noPrivate: step('请不要填写电话、地址、卡号等个人信息。', 'Please leave out telephone, address and card numbers.'),
  send: step('提交', 'Send'),
  missing: step('每个问题请选一个答案。', 'Please choose one answer to each question.'),
  thanks: step('谢谢您!', 'Thank you!'),
  thanksText: step('您的回答已经收到。这个链接不能再用。', 'We have your answer. This link works no more.'),
  gone: step('这个链接已经用过或过期了。', 'This link was used or is too old.'),
  goneText: step('如果还想告诉我们什么，请直接联系客服。', 'If there is more to say, please contact our service.'),
} as const;
