import { expect, test } from 'vitest';
import { lintWording } from './lint-wording.ts';
import { templates } from './registry.ts';

test.each([
  ['您好，很抱歉给您带来不便，已经记录，请私信我们。', 'public', []],
  ['请把您的手机号 13812345678 发到评论里', 'public', ['block', 'block']],
  ['订单 {{order.number}} 已经处理', 'public', ['block']],
  ['订单 {{order.number}} 已经处理', 'dm', []],
  ['您好，{{nickname|您}}，已经记录，感谢您的反馈。', 'public', ['warn']],
] as const)('%s (%s)', (text, where, weights) => {
  const found = lintWording(text, where).map(({ weight }) => weight);
  expect(found.slice(0, weights.length)).toEqual(weights);
  if (weights.length === 0) expect(found.filter((weight) => weight === 'block')).toEqual([]);
});

test('nothing that ships is stopped, in either half and either language', () => {
  const stopped = templates.flatMap(({ id, texts }) =>
    Object.values(texts).flatMap(({ public: wordings, dm }) =>
      [...wordings.map((text) => lintWording(text, 'public')), dm === null ? [] : lintWording(dm, 'dm')]
        .flat()
        .filter(({ weight }) => weight === 'block')
        .map(({ say }) => `${id}: ${say.en}`),
    ),
  );
  expect(stopped).toEqual([]);
});
