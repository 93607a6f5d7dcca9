import { expect, test } from 'vitest';
import { ApiError } from '../../shared/api-client.ts';
import { tryEach } from './try-each.ts';

const fail = (status: number) => async () => {
  throw new ApiError(status, { code: `s${status}`, message: { 'zh-CN': '不行', en: 'No' } });
};

test('what the monitor fails on keeps nothing else from being handed over, and is told', async () => {
  const done: string[] = [];
  const pieces = [fail(500), async () => done.push('second'), fail(503), async () => done.push('last')];
  await expect(tryEach(pieces)).rejects.toMatchObject({ status: 500 });
  expect(done).toEqual(['second', 'last']);
});

test.each([0, 401])('a line that is down, or a pairing that is over, ends it at once (%s)', async (status) => {
  const done: string[] = [];
  await expect(tryEach([fail(status), async () => done.push('second')])).rejects.toMatchObject({ status });
  expect(done).toEqual([]);
});
