import type { Level } from '../model/analysis.ts';
import type { StatementKind, StatementSeat } from '../model/crisis.ts';
import type { Labels } from '../model/labels.ts';

/** One box of the checklist of a case: who does it, and how long it may take from the opening. */
export interface CrisisStepPolicy {
  readonly id: string;
  readonly rule: string;
  readonly name: Labels;
  readonly department: string;
  readonly minutes: number;
  /** A statement of this kind that was posted is what the box asks for. */
  readonly statement?: StatementKind;
}

export interface CrisisPolicy {
  readonly rule: string;
  /** A burst of a whole brand opens a room from this level on. */
  readonly burstLevel: Level;
  /** All of it, from the opening. */
  readonly minutes: number;
  readonly steps: readonly CrisisStepPolicy[];
  /** Told of the opening, beside the directors on duty: the task force of DSP-3. */
  readonly taskForce: readonly string[];
  /** A box that is still open so long after its deadline goes to the directors. */
  readonly climbMinutes: number;
  /** Who must agree before a wording is locked. */
  readonly seats: Readonly<Record<StatementKind, readonly StatementSeat[]>>;
  /** Length of the stretches that are compared before and after a statement. */
  readonly effectHours: number;
}

/** SOC-6 and DSP-3: apology, compensation, statement, corrective measures, regulator, in 24 hours; first plan in 1 h (ESC-3). */
export const CRISIS_POLICY: CrisisPolicy = {
  rule: 'DSP-3',
  burstLevel: 'red',
  minutes: 24 * 60,
  steps: [
    step('first-plan', 'ESC-3', '应急方案', 'emergency plan', 'pr', 60),
    { ...step('holding-statement', 'SOC-6', '先行回应', 'holding statement', 'pr', 60), statement: 'holding' },
    step('public-apology', 'SOC-6', '公开致歉', 'public apology', 'pr', 24 * 60),
    step('compensation', 'DSP-3', '补偿方案', 'compensation', 'service-supervisor', 24 * 60),
    { ...step('statement', 'DSP-3', '官方声明', 'official statement', 'pr', 24 * 60), statement: 'full' },
    step('corrective-measures', 'DSP-3', '整改措施', 'corrective measures', 'service-supervisor', 24 * 60),
    step('regulator', 'DSP-3', '向监管部门说明', 'regulator informed', 'legal', 24 * 60),
  ],
  taskForce: ['legal', 'pr', 'service-supervisor'],
  climbMinutes: 30,
  seats: { holding: ['legal', 'pr'], full: ['legal', 'pr', 'director'] },
  effectHours: 24,
};

function step(id: string, rule: string, zh: string, en: string, department: string, minutes: number): CrisisStepPolicy {
  return { id, rule, name: { 'zh-CN': zh, en }, department, minutes };
}
