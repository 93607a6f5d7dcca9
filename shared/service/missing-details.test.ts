import { describe, expect, it } from 'vitest';
import { TOPICS } from '../model/analysis.ts';
import { findMissingDetails, sayDetails } from './missing-details.ts';

const NOTHING = { orderNumber: null, product: null, happenedAt: null, tried: null, contact: null } as const;

describe('TKT-3: missing details are asked for in one polite message', () => {
  it('names what a topic needs and the ticket lacks, and nothing that it has', () => {
    const fault = { kind: 'fault', topic: 'system', ...NOTHING } as const;
    expect(findMissingDetails(fault)).toEqual(['happenedAt', 'tried']);
    expect(findMissingDetails({ ...fault, tried: '重装过', happenedAt: 5 })).toEqual([]);
    expect(findMissingDetails({ kind: 'complaint', topic: 'returns', ...NOTHING, orderNumber: ' ' })).toEqual([
      'orderNumber',
      'product',
    ]);
  });

  it('a detail that an older monitor does not know is missing', () => {
    const { happenedAt: _, ...old } = NOTHING;
    expect(findMissingDetails({ kind: 'complaint', topic: 'attitude', ...old })).toEqual(['happenedAt']);
  });

  it('asks nobody who praises or proposes something', () => {
    for (const topic of TOPICS) {
      expect(findMissingDetails({ kind: 'praise', topic, ...NOTHING })).toEqual([]);
      expect(findMissingDetails({ kind: 'suggestion', topic, ...NOTHING })).toEqual([]);
    }
  });

  it('is one phrase in either language', () => {
    expect(sayDetails(['orderNumber', 'happenedAt'], 'zh-CN')).toBe('订单号、问题发生的时间');
    expect(sayDetails(['orderNumber', 'product', 'happenedAt'], 'en')).toBe(
      'your order number, which product it is and when it happened',
    );
    expect(sayDetails(['tried'], 'en')).toBe('what you have tried already');
    expect(sayDetails([], 'en')).toBe('');
  });
});
