import { expect, test } from 'vitest';
import { importOwn } from './import-own.ts';

const FILE = `分组,快捷编码,标题,内容
售后,tk,退款,"您好，{{客户昵称|您}}，退款已经提交，今天18点前到账。"
售后,dh,电话,"请把手机号 13812345678 发到评论里"
售后,kong,空的,
售后,tk2,退款二,"您好，{{客户昵称|您}}，退款已经提交，今天18点前到账。"
`;

test('good rows come in, stopped and empty ones are named with the reason, the same words come in once', async () => {
  const steps: [number, number][] = [];
  const report = await importOwn(FILE, [], (done, total) => steps.push([done, total]));
  expect(report.taken.map(({ name }) => name['zh-CN'])).toEqual(['退款']);
  expect(report.taken[0]?.id).toMatch(/^own-/);
  expect(report.known).toBe(1);
  expect(report.refused.map(({ name }) => name)).toEqual(['#3', '电话']);
  for (const { why } of report.refused) expect(why['zh-CN']).toMatch(/\p{Script=Han}/u);
  expect(steps.at(-1)).toEqual([3, 3]);
  const again = await importOwn(FILE, report.taken, () => undefined);
  expect(again).toMatchObject({ taken: [], known: 2 });
});

test('shortcuts come in as the other program has them, and those that call two templates are told', async () => {
  const espanso = 'matches:\n  - trigger: ":ty"\n    replace: "Hello, thank you for telling us."\n';
  const { taken, clashes } = await importOwn(espanso, [], () => undefined);
  expect(taken[0]?.shortcuts).toEqual([':ty']);
  expect(clashes).toEqual([]);
  const blaze =
    '{"folders":[{"name":"s","snippets":[{"shortcut":"/ty","name":"Other","text":"Hello, thanks for your report."}]}]}';
  const again = await importOwn(blaze, taken, () => undefined);
  expect(again.taken[0]?.shortcuts).toEqual(['/ty']);
  expect(again.clashes).toMatchObject([{ word: '/ty', name: { en: 'Other' }, other: { en: ':ty' } }]);
  const briskine =
    'id,title,shortcut,subject,to,cc,bcc,tags,body\n1,First,first,,,,,,"Hello, we are on it by 6 pm today."\n';
  expect((await importOwn(briskine, [], () => undefined)).clashes).toMatchObject([{ word: 'first' }]);
});

test('a large file tells how far it is', async () => {
  const rows = Array.from(
    { length: 500 },
    (_, i) => `售后,k${i},标题${i},"您好，您的问题${i}已经记录，今天18点前回复您。"`,
  );
  const steps: number[] = [];
  const { taken } = await importOwn(`分组,快捷编码,标题,内容\n${rows.join('\n')}\n`, [], (done) => steps.push(done));
  expect(taken).toHaveLength(500);
  expect(steps.length).toBeGreaterThan(20);
  expect([...steps].sort((a, b) => a - b)).toEqual(steps);
});

test('what is no file of replies is refused as a whole', async () => {
  await expect(importOwn('nothing here', [], () => undefined)).rejects.toThrow('No known format');
});
