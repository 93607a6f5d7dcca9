/** KPI-3: when an issue that comes again is proposed as a standard answer or a change of process. */
export const REPEAT_POLICY = {
  rule: 'KPI-3',
  /** Days looked back, against as many before them. */
  days: 7,
  /** Different people who wrote of it. */
  minAuthors: 3,
} as const;
