import type { Language } from '../../../shared/model/labels.ts';

/** The words of the acknowledgement page. */
export interface AcknowledgeWords {
  readonly levels: Readonly<Record<string, string>>;
  readonly alert: string;
  readonly left: (minutes: string) => string;
  readonly late: (minutes: string) => string;
  /** A time of an hour and more, which nobody counts in minutes. */
  readonly long: (hours: number | string, minutes: number | string) => string;
  readonly story: (size: number) => string;
  readonly why: string;
  readonly states: Readonly<Record<string, (name: string) => string>>;
  readonly take: string;
  /** Notice taken of what is no post. */
  readonly see: string;
  readonly callPr: string;
  readonly prCalled: string;
  readonly passOn: string;
  readonly to: string;
  readonly notOurs: string;
  readonly openPost: string;
  readonly bound: (name: string) => string;
  readonly bindTitle: string;
  readonly bindText: string;
  readonly code: string;
  readonly bind: string;
  readonly wrongCode: string;
  readonly tooLate: (name: string) => string;
  readonly drill: string;
  /** Several alerts of one message. */
  readonly several: (count: number) => string;
  readonly takeAll: (count: number) => string;
  /** Where they fill more than one page. */
  readonly takePage: (count: number) => string;
  readonly takeChosen: string;
  readonly nothingTicked: string;
  readonly noneOpen: string;
  readonly othersHave: (count: number) => string;
  readonly openOne: string;
  readonly span: (from: number, to: number, count: number) => string;
  readonly previous: string;
  readonly next: string;
}

export const ACKNOWLEDGE_WORDS: Readonly<Record<Language, AcknowledgeWords>> = {
  'zh-CN': {
    levels: { red: '红', orange: '橙', yellow: '黄', blue: '蓝' },
    alert: '预警',
    left: (time) => `剩 ${time}`,
    late: (time) => `超时 ${time}`,
    long: (hours, minutes) => `${hours} 小时 ${minutes} 分`,
    story: (size) => `同一事件 ${size} 条`,
    why: '为什么：',
    states: {
      open: () => '待认领',
      claimed: (name) => `${name} 已认领`,
      answered: (name) => `${name} 已回应`,
      dismissed: () => '已搁置',
      unseen: () => '还没有人知悉',
      seen: (name) => `${name} 已知悉`,
    },
    take: '我来处理',
    see: '知道了，我来跟进',
    callPr: '请公关介入',
    prCalled: '已请公关介入',
    passOn: '转给别人…',
    to: '转给',
    notOurs: '不是我们的',
    openPost: '打开原帖',
    bound: (name) => `此页面属于 ${name}。页面不含客户隐私。`,
    bindTitle: '先绑定这部手机',
    bindText: '请在电脑的侧边栏里或向管理员要一个配对码（五分钟内有效）。只需绑定一次。',
    code: '配对码',
    bind: '绑定',
    wrongCode: '配对码不对、已过期或试得太多。请要一个新的。',
    tooLate: (name) => `没有完成：${name}。`,
    drill: '演练',
    several: (count) => `同一条消息里的 ${count} 条预警`,
    takeAll: (count) => `没人接的 ${count} 条都由我处理`,
    takePage: (count) => `本页没人接的 ${count} 条都由我处理`,
    takeChosen: '只处理勾选的',
    nothingTicked: '还没有勾选。请先勾选要处理的预警。',
    noneOpen: '这里的每一条都有人在处理或已处理。',
    othersHave: (count) => `其中 ${count} 条已在别人手里，没有改动。`,
    openOne: '看这一条',
    span: (from, to, count) => `第 ${from}–${to} 条，共 ${count} 条`,
    previous: '上一页',
    next: '下一页',
  },
  en: {
    levels: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue' },
    alert: 'Alert',
    left: (time) => `${time} left`,
    late: (time) => `${time} late`,
    long: (hours, minutes) => `${hours} h ${minutes} min`,
    story: (size) => (size === 1 ? 'one post in this story' : `${size} posts in this story`),
    why: 'Why: ',
    states: {
      open: () => 'nobody has it yet',
      claimed: (name) => `${name} has it`,
      answered: (name) => `${name} answered it`,
      dismissed: () => 'put aside',
      unseen: () => 'nobody has seen it yet',
      seen: (name) => `${name} sees to it`,
    },
    take: 'I take it',
    see: 'I see to it',
    callPr: 'Call PR',
    prCalled: 'PR is called',
    passOn: 'Pass it on…',
    to: 'To',
    notOurs: 'Not ours',
    openPost: 'Open the post',
    bound: (name) => `This page is ${name}'s. It shows no private data of customers.`,
    bindTitle: 'Bind this phone first',
    bindText:
      'Ask for a pairing code in the side panel of your computer or from an administrator; it lives five minutes. Once is enough.',
    code: 'Pairing code',
    bind: 'Bind',
    wrongCode: 'The code is wrong, has expired or was tried too often. Ask for a new one.',
    tooLate: (name) => `Not done: ${name}.`,
    drill: 'Drill',
    several: (count) => `${count} alerts of one message`,
    takeAll: (count) => (count === 1 ? 'Take the one left' : `Take all ${count} that are open`),
    takePage: (count) => `Take all ${count} open ones of this page`,
    takeChosen: 'Take those ticked',
    nothingTicked: 'Nothing is ticked yet: tick the alerts that you take.',
    noneOpen: 'Somebody has each of these, or is done with it.',
    othersHave: (count) => `${count} of them ${count === 1 ? 'is' : 'are'} somebody else's already and stayed so.`,
    openOne: 'See this one',
    span: (from, to, count) => `${from}–${to} of ${count}`,
    previous: 'Previous',
    next: 'Next',
  },
};
