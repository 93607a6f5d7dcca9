import { describe, expect, test } from 'vitest';
import type { Poll } from '../../../shared/model/source.ts';
import { findDrift } from './find-doubts.ts';
import { remarkAfter, remarkIn, sayRemark } from './remark.ts';
import type { Health } from './source-health.ts';

const healthy: Health = { state: 'healthy', blindSince: null, errorCount: 0, lastError: null, lastSuccessAt: 1 };
const odd: Poll = { entries: [], items: { total: 50, unread: 3, firstFault: 'created_at: expected string' } };

describe('a remark', () => {
  test('counts what could not be read and says why, in both languages', () => {
    expect(sayRemark(odd)).toBe(
      '读取有疑：50 条中有 3 条读不出来，第一条的原因：created_at: expected string · read with doubts: 3 of 50 items could not be read, first: created_at: expected string',
    );
    expect(sayRemark({ items: { total: 50, unread: 0, firstFault: null } })).toBeNull();
  });

  test('names the charset that was guessed, and nothing of a list that is merely long', () => {
    const said = sayRemark({ doubts: ['charset-guessed', 'truncated'], encoding: 'gb18030' });
    expect(said).toMatch(
      /没有声明字符集，按 gb18030 猜着读.*；文档不完整.* · read with doubts: no charset .*gb18030.*; the/,
    );
    expect(sayRemark({ doubts: ['items-dropped'], encoding: 'utf-8' })).toBeNull();
  });

  test('holds through answers that show nothing, and ends with the first whole one', () => {
    const said = sayRemark(odd);
    const marked = { ...healthy, lastError: `对方缓存 · cached；${said}` };
    expect(remarkIn(marked.lastError)).toBe(said);
    expect(remarkAfter(marked, { entries: [], notModified: true })).toBe(said);
    expect(remarkAfter(marked, { entries: [] })).toBe(said);
    expect(remarkAfter(marked, { entries: [], items: { total: 2, unread: 0, firstFault: null } })).toBeNull();
    expect(remarkAfter(marked, { entries: [], encoding: 'utf-8' })).toBeNull();
  });

  test('becomes a doubt where half of a list cannot be read, and stays one until a list is read', () => {
    expect(findDrift(healthy, odd, 5)).toBeNull();
    const changed: Poll = { entries: [], items: { total: 4, unread: 2, firstFault: 'id: x' } };
    expect(findDrift(healthy, changed, 5)).toEqual({ kind: 'unread', since: 5, missing: 2 });
    expect(findDrift(healthy, { entries: [], items: { total: 1, unread: 1, firstFault: 'id: x' } }, 5)).toBeNull();
    const late: Health = { ...healthy, state: 'late', blindSince: 4, lastError: sayRemark(changed) };
    expect(findDrift(late, { entries: [], notModified: true }, 9)).toMatchObject({ kind: 'unread', since: 4 });
    expect(findDrift(late, odd, 9)).toBeNull();
    expect(findDrift({ ...late, errorCount: 1 }, { entries: [], notModified: true }, 9)).toBeNull();
  });
});
