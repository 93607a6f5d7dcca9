import type { Labels } from '../../shared/model/labels.ts';
import { say } from './say.ts';

/** The team's page of what was decided against the guard. */
export const GUARD_VIEW_STRINGS = {
  teamGuard: say('隐私检查', 'Guard'),
  guardAbout: say(
    '检查拦下之后，同事仍然放行（写了理由）或说“这不是”的每一次。同一项常被放行，多半是规则太紧，或大家没弄懂；常被说误报，就该改规则或把号码加进热线名单。原话里的个人信息已遮住。',
    'Each time somebody sent what the guard had stopped, with a reason, or reported a false alarm. A check that is often overridden may be too strict or not understood; one with many false alarms needs mending, or its number belongs on the list of hotlines. Personal data in the words is covered.',
  ),
  guardLeads: say('只有组长和经理能看。', 'Only leads and managers can read this.'),
  guardNone: say('这段时间没有人放行或更正。', 'Nobody overrode or corrected the guard in this time.'),
  guardStretch: say('多长时间', 'Period'),
  guardDays: say('最近 {n} 天', 'Last {n} days'),
  guardExport: say('导出 CSV', 'Export CSV'),
  guardEach: say('逐条', 'One by one'),
  guardCheck: say('检查项', 'Check'),
  guardRule: say('规则', 'Rule'),
  guardSent: say('放行', 'Sent all the same'),
  guardFalse: say('误报', 'False alarm'),
  guardPeople: say('人数', 'People'),
  guardWords: say('原话', 'Words'),
  guardReason: say('理由', 'Reason'),
  guardPost: say('帖子', 'Post'),
  guardSomebody: say('已离开的同事', 'Somebody who left'),
} satisfies Record<string, Labels>;
