import { describe, expect, it } from 'vitest';
import { findRisingTerms } from './rising-terms.ts';

describe('findRisingTerms', () => {
  const usual = Array.from(
    { length: 200 },
    (_, k) => ['物流有点慢', '味道不错', '客服很耐心', '包装一般'][k % 4] ?? '',
  );

  it('finds what is new, as the longest term, with examples', () => {
    const now = [...usual.slice(0, 60), ...Array.from({ length: 12 }, (_, k) => `双十一保价申请被拒第${k}次`)];
    const [first] = findRisingTerms(now, usual);
    expect(first?.term).toContain('保价');
    expect(first?.now).toBe(12);
    expect(first?.before).toBe(0);
    expect(now[first?.examples[0] ?? -1]).toContain('保价');
  });

  it('is silent when nothing has changed', () => {
    expect(findRisingTerms(usual.slice(0, 100), usual)).toEqual([]);
  });
});
