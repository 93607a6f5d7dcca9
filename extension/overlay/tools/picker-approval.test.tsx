import { type ComponentChildren, isValidElement, type VNode } from 'preact';
import { expect, test, vi } from 'vitest';
import type { ReplyApproval } from '../../../shared/model/reply-approval.ts';
import type { ApprovalLook } from '../../messages.ts';
import { ApprovalPart } from './picker-approval.tsx';

interface Drawn {
  readonly words: string;
  readonly buttons: { readonly name: string; readonly isOff: boolean; press(): void }[];
}

/** What stands on the screen; parts without hooks need no document for it. */
function draw(node: ComponentChildren): Drawn {
  if (Array.isArray(node)) {
    const parts = node.map(draw);
    return { words: parts.map(({ words }) => words).join(' '), buttons: parts.flatMap(({ buttons }) => buttons) };
  }
  if (!isValidElement(node)) return { words: typeof node === 'string' ? node : '', buttons: [] };
  const { type, props } = node as VNode<{ children?: ComponentChildren; disabled?: boolean; onClick?: () => void }>;
  if (typeof type === 'function') return draw((type as (given: object) => ComponentChildren)(props));
  const inside = draw(props.children);
  if (type !== 'button') return inside;
  return {
    ...inside,
    buttons: [{ name: inside.words.trim(), isOff: props.disabled === true, press: () => props.onClick?.() }],
  };
}

const ASKED: ReplyApproval = {
  ...{ id: 'a', mentionId: 'm', text: '非常抱歉，请私信我们', state: 'asked', askedBy: 'li', askedAt: 0 },
  ...{ decidedBy: null, decidedAt: null, note: null, drill: false },
};
const does = { onAsk: vi.fn(), onAgain: vi.fn(), onUse: vi.fn(), onDecide: vi.fn() };

function show(look: Partial<ApprovalLook>, text = ASKED.text, canAsk = true): Drawn {
  const whole = { needed: true, mayApprove: false, approval: null, problem: null, ...look };
  const people = { li: '李丽', zhao: '赵一鸣' };
  return draw(<ApprovalPart look={whole} text={text} canAsk={canAsk} language="zh-CN" people={people} {...does} />);
}
const names = ({ buttons }: Drawn): string[] => buttons.map(({ name }) => name);

test('a level that needs nobody shows nothing', () => {
  expect(show({ needed: false })).toEqual({ words: '', buttons: [] });
});

test('nobody was asked: says so, asks on the press, and not while the wording is unsound', () => {
  const card = show({});
  expect(card.words).toContain('要先由组长或公关同意');
  card.buttons[0]?.press();
  expect(does.onAsk).toHaveBeenCalledOnce();
  expect(show({}, 'x', false).buttons).toMatchObject([{ name: '送审', isOff: true }]);
});

test('asked: it waits, and nothing is left to press; other words are asked for anew', () => {
  expect(show({ approval: ASKED })).toMatchObject({ words: expect.stringContaining('已送审'), buttons: [] });
  expect(names(show({ approval: ASKED }, '别的话'))).toEqual(['送审']);
});

test('granted: says by whom; for other words it offers the agreed ones', () => {
  const approval = { ...ASKED, state: 'approved', decidedBy: 'zhao' } as const;
  expect(show({ approval })).toMatchObject({ words: expect.stringContaining('赵一鸣 已同意'), buttons: [] });
  const other = show({ approval }, '别的话');
  expect(names(other)).toEqual(['用已同意的措辞', '送审']);
  other.buttons[0]?.press();
  expect(does.onUse).toHaveBeenCalledWith(ASKED.text);
});

test('refused: says by whom and why, and can be asked for again', () => {
  const approval = { ...ASKED, state: 'refused', decidedBy: 'zhao', note: '语气太硬' } as const;
  const card = show({ approval });
  expect(card.words).toContain('赵一鸣 没有同意：语气太硬');
  expect(names(card)).toEqual(['送审']);
});

test('a monitor that cannot be asked: says why, and looks again on the press', () => {
  const card = show({ problem: { 'zh-CN': '连不上', en: 'gone' } });
  expect(card.words).toContain('连不上');
  card.buttons[0]?.press();
  expect(does.onAgain).toHaveBeenCalledOnce();
});

test('who may decide sees the wording of a colleague and both answers, and nothing when nobody waits', () => {
  const card = show({ mayApprove: true, approval: ASKED });
  expect(card.words).toContain('李丽 请您审批');
  expect(card.words).toContain(ASKED.text);
  expect(names(card)).toEqual(['同意', '不同意', '拿来修改']);
  for (const { press } of card.buttons.slice(0, 2)) press();
  expect(does.onDecide.mock.calls).toEqual([[true], [false]]);
  expect(show({ mayApprove: true, approval: { ...ASKED, state: 'approved' } }).buttons).toEqual([]);
});
