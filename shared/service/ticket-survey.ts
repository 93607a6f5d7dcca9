import type { Labels } from '../model/labels.ts';

/** One question with the name of each step, the lowest first. */
export interface SurveyQuestion<Id extends string = string> {
  readonly id: Id;
  readonly title: Labels;
  readonly steps: readonly Labels[];
  /** Score of the first step. */
  readonly from: 0 | 1;
}

const step = (zh: string, en: string): Labels => ({ 'zh-CN': zh, en });

/** SAT-1: three scores, each step named. */
export const TICKET_QUESTIONS: readonly SurveyQuestion<'attitude' | 'efficiency' | 'effectiveness'>[] = [
  {
    id: 'attitude',
    title: step('服务态度', 'Attitude'),
    from: 1,
    steps: [
      step('1 态度恶劣', '1 hostile'),
      step('2 冷淡敷衍', '2 cold'),
      step('3 一般', '3 ordinary'),
      step('4 友好耐心', '4 friendly and patient'),
      step('5 热情专业', '5 warm and professional'),
    ],
  },
  {
    id: 'efficiency',
    title: step('问题解决效率', 'Speed'),
    from: 1,
    steps: [
      step('1 超时', '1 overdue'),
      step('2 较慢', '2 slow'),
      step('3 按时', '3 on time'),
      step('4 提前', '4 early'),
      step('5 快速精准', '5 fast and precise'),
    ],
  },
  {
    id: 'effectiveness',
    title: step('解决方案有效性', 'Solution'),
    from: 1,
    steps: [
      step('1 没有解决', '1 unsolved'),
      step('2 解决了一点', '2 a little'),
      step('3 大部分解决', '3 mostly solved'),
      step('4 完全解决', '4 solved'),
      step('5 超出预期', '5 beyond expectation'),
    ],
  },
];
