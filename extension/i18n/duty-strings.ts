import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** Who is on duty, and the shifts to come. */
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
} satisfies Record<string, Labels>;
