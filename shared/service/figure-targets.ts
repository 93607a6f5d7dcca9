import type { Labels } from '../model/labels.ts';

export const FIGURE_IDS = [
  'firstContactRate',
  'ticketOverdueRate',
  'satisfaction',
  'firstResponseMinutes',
  'chatResponseMinutes',
  'negativeRate',
  'complaintRate',
  'overdueRate',
] as const;
export type FigureId = (typeof FIGURE_IDS)[number];

/** What a figure should be, and when its getting worse is told (KPI-1, KPI-2). */
export interface FigureTarget {
  readonly id: FigureId;
  readonly labels: Labels;
  readonly better: 'higher' | 'lower';
  /** Null: the house sets none. */
  readonly target: number | null;
  /** Worse by this much against the stretch before is a drop; in the figure's own unit. */
  readonly dropBy: number;
  /** Fewer cases in either stretch say nothing. */
  readonly minCases: number;
}

/** KPI-1 gives the targets; a drop of 85 % → 78 % is the example of KPI-2. */
export const figureTargets: readonly FigureTarget[] = [
  {
    id: 'firstContactRate',
    labels: { 'zh-CN': '首次解决率', en: 'First-contact resolution' },
    ...{ better: 'higher', target: 0.85, dropBy: 0.05, minCases: 20 },
  },
  {
    id: 'ticketOverdueRate',
    labels: { 'zh-CN': '工单超时率', en: 'Overdue tickets' },
    ...{ better: 'lower', target: null, dropBy: 0.05, minCases: 20 },
  },
  {
    id: 'satisfaction',
    labels: { 'zh-CN': '满意度', en: 'Satisfaction' },
    ...{ better: 'higher', target: null, dropBy: 0.3, minCases: 10 },
  },
  {
    id: 'firstResponseMinutes',
    labels: { 'zh-CN': '平均首次响应时长（分钟）', en: 'Mean first response (minutes)' },
    ...{ better: 'lower', target: null, dropBy: 10, minCases: 20 },
  },
  {
    id: 'chatResponseMinutes',
    labels: { 'zh-CN': '在线客服平均响应时长（分钟）', en: 'Mean response in chat (minutes)' },
    ...{ better: 'lower', target: 1, dropBy: 0.5, minCases: 20 },
  },
  {
    id: 'negativeRate',
    labels: { 'zh-CN': '差评率', en: 'Bad-review rate' },
    ...{ better: 'lower', target: 0.03, dropBy: 0.03, minCases: 50 },
  },
  {
    id: 'complaintRate',
    labels: { 'zh-CN': '投诉率', en: 'Complaint rate' },
    ...{ better: 'lower', target: null, dropBy: 0.03, minCases: 50 },
  },
  {
    id: 'overdueRate',
    labels: { 'zh-CN': '公开回应超时率', en: 'Late public answers' },
    ...{ better: 'lower', target: null, dropBy: 0.05, minCases: 20 },
  },
];
