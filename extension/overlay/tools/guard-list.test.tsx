// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { checkReply } from '../../../shared/replies/guard.ts';
import { GuardList } from './guard-list.tsx';

afterEach(() => render(null, document.body));

/** What somebody can press about a text, as the buttons say it. */
function waysOut(text: string): string[] {
  const nothing = (): void => undefined;
  render(
    <GuardList
      verdict={checkReply(text, { where: 'public' })}
      where="public"
      language="zh-CN"
      onReplace={nothing}
      onIgnore={nothing}
      onOverride={nothing}
      onMoveToMessage={null}
      onClose={null}
    />,
    document.body,
  );
  return [...document.querySelectorAll('button')].map(({ textContent }) => textContent ?? '');
}

test('a request for a password has no way out but other words', () => {
  expect(waysOut('请把密码发给我们核对')).toEqual([]);
});

test('a finding that is not certain can be called none, by its name', () => {
  expect(waysOut('您的订单号 2024031012345678 已登记')).toEqual(['遮住', '这不是订单号或运单号']);
});

test('wording can be stood by', () => {
  expect(waysOut('给个五星好评送您红包哦')).toEqual(['仍要发，写明理由']);
});
