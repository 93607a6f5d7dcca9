import { answerDue } from '../../shared/service/answer-due.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { slaPolicies } from '../../shared/service/sla-policies/registry.ts';
import type { Command } from '../command.ts';
import { mapJsonLines } from '../map-json-lines.ts';

const command: Command = {
  id: 'due',
  readsLines: true,
  labels: { 'zh-CN': '计算时限：起点加工作时间', en: 'Compute deadlines on working-time calendars' },
  define: (sub) => {
    sub.addHelpText(
      'after',
      '\nReads {id, start, minutes | policy, urgency?, calendar?} and writes {id, due, warnAt, lastCallAt, calendarKnown}, one JSON' +
        '\nobject a line. A calendar is a name (always, cn-office, cn-service) or an object:' +
        '\n{"timeZone":"Asia/Shanghai","week":{"mon":["09:00-12:00","13:00-18:00"]},"holidays":"CN"}',
    );
  },
  run(_args, _options, streams) {
    const calendars = makeCalendars();
    return mapJsonLines(streams, (line) => ({ id: line.id, ...answerDue(line, slaPolicies, calendars) }));
  },
};
export default command;
