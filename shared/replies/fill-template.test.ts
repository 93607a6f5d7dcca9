import { describe, expect, it } from 'vitest';
import { chooseVariant } from './choose-variant.ts';
import { defineTemplate } from './define-template.ts';
import { fillDirect, fillPublic, listFields, TemplateError } from './fill-template.ts';
import { templates } from './registry.ts';
import { listTemplatesFor, suggestTemplates } from './suggest-templates.ts';

describe('fillPublic', () => {
  it('puts values in, falls back, reports what is missing', () => {
    expect(fillPublic('{{customer.name|您}}好，{{agent.name}}', { 'customer.name': '晴天' })).toEqual({
      text: '晴天好，{{agent.name}}',
      missing: ['agent.name'],
      unasked: [],
    });
    expect(fillPublic('{{customer.name|您}}好', { 'customer.name': '' }).text).toBe('您好');
    expect(fillPublic('{{ 客户昵称 | 您 }}', {}).text).toBe(' 您 ');
  });
  it('refuses a private field, whatever was handed in', () => {
    expect(() => fillPublic('订单{{order.number}}', {})).toThrow(TemplateError);
    expect(() => fillPublic('订单{{订单号|无}}', {})).toThrow(/order\.number.*private/);
    expect(() => fillPublic('[[{{order.number}}]]', { 'order.number': '1' } as never)).toThrow(TemplateError);
    expect(() => fillPublic('{{customer.nickname}}', {})).toThrow(/no field/);
  });
  it('drops an optional passage with its field', () => {
    expect(fillDirect('好。[[编号{{ticket.number}}。]]谢谢', {}).text).toBe('好。谢谢');
    expect(fillDirect('好。[[编号{{ticket.number}}。]]谢谢', { 'ticket.number': '7' }).text).toBe('好。编号7。谢谢');
  });
  it('never reads a value as a template', () => {
    const name = '{{order.number}}';
    expect(fillPublic('[[{{customer.name}}]]，{{customer.name}}', { 'customer.name': name }).text).toBe(
      `${name}，${name}`,
    );
  });
  it('asks the person for what no field knows', () => {
    expect(fillPublic('{{ask:答案}}', {}).unasked).toEqual(['答案']);
    expect(fillPublic('{{ask:答案}}', {}, { 答案: '可以' }).text).toBe('可以');
  });
  it('lists fields once', () => {
    expect(listFields('{{部门}}{{department|x}}{{ask:a}}')).toEqual(['department', 'ask:a']);
  });
});

it('the compiler refuses a private field in the public half', () => {
  const draft = { id: 'x', name: { 'zh-CN': 'x', en: 'x' }, rules: [], kinds: [], topics: [], shortcuts: [] } as const;
  const en = { public: ['x'], dm: null } as const;
  const leak = { public: ['订单{{order.number}}'], dm: null } as const;
  // @ts-expect-error the public text names the order
  defineTemplate({ ...draft, texts: { 'zh-CN': leak, en } });
  const good = { public: ['好'], dm: '{{order.number}}' } as const;
  expect(defineTemplate({ ...draft, texts: { 'zh-CN': good, en } }).id).toBe('x');
});

it('chooseVariant takes the wording that was posted longest ago', () => {
  expect(chooseVariant(3, [])).toBe(0);
  expect(chooseVariant(3, [0])).toBe(1);
  expect(chooseVariant(3, [0, 1, 2])).toBe(0);
  expect(chooseVariant(3, [1, 2, 0, 1])).toBe(2);
});

describe('suggestTemplates', () => {
  const first = (request: Parameters<typeof suggestTemplates>[1]) => suggestTemplates(templates, request)[0]?.id;
  it.each([
    [{ kind: 'complaint', topic: 'delivery', urgency: 'normal' }, 'delivery-delay'],
    [{ kind: 'complaint', topic: 'quality', urgency: 'critical', safety: true }, 'safety-first-answer'],
    [{ kind: 'inquiry', topic: 'presales', urgency: 'normal' }, 'presales-question'],
    [{ kind: 'inquiry', topic: 'quality', urgency: 'normal' }, 'product-question'],
    [{ kind: 'complaint', topic: 'quality', urgency: 'normal' }, 'quality-slight'],
    [{ kind: 'complaint', topic: 'attitude', urgency: 'normal' }, 'service-attitude'],
    [{ kind: 'fault', topic: 'system', urgency: 'normal' }, 'system-fault'],
    [{ kind: 'complaint', topic: 'other', urgency: 'normal' }, 'first-answer'],
    [{ kind: 'praise', topic: 'other', urgency: 'normal' }, 'praise-thanks'],
    [{ kind: 'suggestion', topic: 'other', urgency: 'normal' }, 'suggestion-thanks'],
    [{ kind: 'complaint', topic: 'delivery', urgency: 'normal', step: 'second' }, 'second-line'],
    [{ kind: 'complaint', topic: 'delivery', urgency: 'normal', step: 'waiting' }, 'no-contact-yet'],
    [{ kind: 'complaint', topic: 'delivery', urgency: 'normal', step: 'solved' }, 'solved-invitation'],
  ] as const)('%o → %s', (request, id) => {
    expect(first(request)).toBe(id);
  });
  it('never offers the safety answer to a calm post', () => {
    const ids = suggestTemplates(templates, { kind: 'complaint', topic: 'price', urgency: 'normal' }).map(
      (template) => template.id,
    );
    expect(ids).not.toContain('safety-first-answer');
    expect(ids).toContain('first-answer');
  });
});

it('a template is offered within its scope', () => {
  const [everywhere, mine] = [templates[0]!, { ...templates[1]!, scope: { sites: ['weibo'], personIds: ['p1'] } }];
  const idsAt = (position: Parameters<typeof listTemplatesFor>[1]) =>
    listTemplatesFor([everywhere, mine], position).map((template) => template.id);
  expect(idsAt({ site: 'weibo', personId: 'p1' })).toEqual([everywhere.id, mine.id]);
  expect(idsAt({ site: 'x', personId: 'p1' })).toEqual([everywhere.id]);
  expect(idsAt({ site: 'weibo', personId: 'p2' })).toEqual([everywhere.id]);
  expect(idsAt({})).toHaveLength(2);
});
