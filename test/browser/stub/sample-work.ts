import { NO_WORK } from './stub-desk.ts';
import type { StubWork } from './stub-state.ts';

const MINUTE = 60_000;

/** Everything that a ticket's desk can hold, for pictures and for axe. */
export function sampleWork(ticketId: string, now: number): StubWork {
  const common = {
    acknowledgedBy: null,
    cancelledAt: null,
    cancelReason: null,
    acknowledgedAt: null,
    policyId: 'repeated-or-costly',
  };
  const quiet = { about: null, skipped: [], alertNumber: null, climbedAt: null };
  return {
    ...NO_WORK,
    tags: ['绿线'],
    notes: [
      {
        id: 'n-1',
        at: now - 9 * MINUTE,
        personId: 'p-wang',
        kind: 'note',
        text: '已私信要照片，@陈立 请准备换新方案',
        named: ['p-chen'],
      },
    ],
    tasks: [
      {
        ...{ id: 'k-1', ticketId, title: '确认同批次是否还有绿线', department: 'technical', ownerId: null },
        ...{
          playbookId: null,
          step: null,
          state: 'open',
          createdAt: now,
          createdBy: 'p-wang',
          dueAt: now + 240 * MINUTE,
        },
        ...{ doneAt: null, doneBy: null, result: null, answeredAt: null },
      },
    ],
    links: [{ from: ticketId, otherId: 't-4100', kind: 'related', at: now }],
    followUps: [
      {
        id: 'f-1',
        policyId: 'unsolved',
        rule: 'TKT-5',
        dueAt: now + 1_440 * MINUTE,
        state: 'waiting',
        outcome: null,
        endedAt: null,
        note: null,
      },
    ],
    escalations: [
      {
        ...common,
        ...quiet,
        ...{ id: 'e-1', rule: 'ESC-2', level: 'manager', personIds: ['p-zhao'], at: now - 12 * MINUTE },
        reasons: [
          { rule: 'ESC-2', zh: '金额 ¥8,999 > 1,000 且第 2 次投诉', en: '8,999 yuan at stake, second complaint' },
        ],
        acknowledgeDueAt: now + 18 * MINUTE,
      },
    ],
    customer: {
      ...{ id: 'c-77', number: 77, name: '阿柚不加糖', language: null, preferredChannel: null, vip: false },
      ...{ blockedAt: null, blockReason: null, restrictedAt: null, createdAt: now, drill: false },
      history: { tickets: 3, complaints: 2, open: 1, firstAt: now - 90_000 * MINUTE, lastAt: now },
    },
  };
}
