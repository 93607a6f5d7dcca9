import type { Labels } from '../../shared/model/labels.ts';
import { say } from '../i18n/say.ts';

/** Texts of the chip. Those of bar and picker are in `tool-strings.ts`, which the finder does not carry. */
export const CHIP_STRINGS = {
  left: say('剩余 {time}', '{time} left'),
  overdue: say('超时 {time}', '{time} late'),
  overdueLong: say('已超过回应时限 {time}', 'past its deadline by {time}'),
  answered: say('已回应', 'Answered'),
  claimedBy: say('{name} 正在回应', '{name} is on it'),
  claimedYou: say('您正在回应', 'you are on it'),
  colleague: say('同事', 'a colleague'),
  dismissed: say('已搁置', 'Set aside'),
  ticket: say('工单', 'Ticket'),
  ticketNumber: say('工单 #{number}', 'Ticket #{number}'),
  noClock: say('无时限', 'No clock'),
  open: say('打开顺风耳操作条', 'Open the Earshot bar'),
  quiet: say('顺风耳：回应或建工单', 'Earshot: reply or make a ticket'),
  drill: say('演练', 'Drill'),
} as const satisfies Readonly<Record<string, Labels>>;
