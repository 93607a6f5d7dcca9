import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** Who is on duty, the shifts to come, and who would hear of a post. Loaded with the cards, not with the panel. */
export const DUTY_STRINGS = {
  duty: say('现在值班', 'On duty now'),
  dutyLead: say('服务组长', 'Team lead'),
  dutyManager: say('客服经理', 'Service manager'),
  dutyDirector: say('运营总监', 'Operations director'),
  dutyNobody: say('没有人', 'nobody'),
  dutySkipped: say('这一级没有人当班，会叫上一级', 'Nobody of this level is on shift; the next one is called'),
  dutyStandIn: say('{away}不在，{by}代班', '{away} is away, {by} stands in'),
  dutyAway: say('{away}不在，无人代班', '{away} is away, nobody stands in'),
  shifts: say('两周内的班次', 'Shifts of two weeks'),
  shiftsNone: say('没有排班：没有排班的角色视为一直值班。', 'No shifts: a role without any counts as always on duty.'),
  shiftRemove: say('撤掉', 'Remove'),
  shiftWho: say('谁', 'Who'),
  shiftFrom: say('从', 'From'),
  shiftTo: say('到', 'To'),
  shiftOrder: say('结束要晚于开始，最长一周。', 'It has to end after it begins, within a week.'),
  trialTitle: say('谁会收到', 'Who would hear'),
  trialAbout: say('演算，不发送预警', 'a dry run: no alert is sent'),
  trialText: say('一条帖子的内容', 'The words of a post'),
  trialBrand: say('品牌', 'Brand'),
  trialLevel: say('级别', 'Level'),
  trialAsJudged: say('按内容判断', 'as judged'),
  trialWhen: say('时间（不填就是现在）', 'Moment (empty: now)'),
  trialAsk: say('演算', 'Show'),
  trialNoMention: say(
    '这条不会成为提及：没有提到品牌，或没有不满。可以选定品牌再试分流。',
    'This would be no mention: no brand is named, or nobody is dissatisfied. Choose a brand to try the routes anyway.',
  ),
  trialNobody: say('不通知任何人，只进队列', 'Nobody is told; it stands in the queue'),
  trialWhy: say('为什么', 'Why'),
  trialAtOnce: say('立即', 'at once'),
  trialWaits: say('等到 {time}', 'waits until {time}'),
  trialSend: say('发测试消息', 'Send a test'),
  trialSending: say('发送中…', 'Sending…'),
  trialArrived: say('测试消息已送达', 'The test message arrived'),
  trialFailed: say('没有送达：{why}', 'It did not arrive: {why}'),
} satisfies Record<string, Labels>;
export type DutyKey = keyof typeof DUTY_STRINGS;
