export const KNOWLEDGE_KINDS = ['standard-answer', 'playbook-step', 'praise-case', 'process-change'] as const;
/** KB-1, PLB-12, SOC-10, KPI-3: what a case can become. */
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];

export const KNOWLEDGE_STATES = ['proposed', 'accepted', 'refused'] as const;
export type KnowledgeState = (typeof KNOWLEDGE_STATES)[number];

export const IMPROVEMENT_STATES = ['not-started', 'running', 'done', 'to-improve'] as const;
/** KPI-6: 未开始 / 进行中 / 已完成 / 需优化. */
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

export const CONSENT_PURPOSES = ['remote-help', 'publicity'] as const;
/** SEC-6: help at a distance; SOC-10: a praise that is told to others. */
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
