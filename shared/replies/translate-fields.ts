import { PRIVATE_FIELDS, PUBLIC_FIELDS } from '../model/template.ts';

// Every way in which the other programs write a field: {{x}}, {{x|fallback:"y"}}, {%x%}, #{x}, {formtext: name=x}.
const FIELD =
  /\{\{\s*([^{}|]+?)\s*(?:\|\s*(?:fallback:\s*)?"?([^{}"]*)"?\s*)?\}\}|\{%\s*([^{}%|]+?)\s*(?:,[^{}%]*)?%\}|#\{\s*([^{}]+?)\s*\}|\{form(?:text|menu|date|paragraph)\s*:?\s*([^{}]*)\}/g;
const FORM_NAME = /(?:^|[;\s])name\s*=\s*([^;]+)/;
/** Fields that move the cursor or tell the date: nothing to ask for. */
const DROPPED = /^\{\{?\s*[#/]?(?:cursor|clipboard|time|date|moment\b[^{}]*)[^{}]*\}?\}$/;
const KNOWN_FIELDS: readonly string[] = [...PUBLIC_FIELDS, ...PRIVATE_FIELDS];
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/agent|\bmy\b|from\.|signature|客服|坐席|author|staff/i, 'agent.name'],
  [/(?:first|last|nick|full)_?name|昵称/i, 'customer.name'],
  [/brand|company|store|shop|品牌|店铺|公司/i, 'brand.name'],
  [/order|订单|单号/i, 'order.number'],
  [/ticket|工单|case/i, 'ticket.number'],
  [/phone|mobile|email|contact|手机|电话|邮箱|联系方式/i, 'customer.contact'],
  [/product|item|商品|产品/i, 'product'],
  [/department|team|部门/i, 'department'],
  [/deadline|eta|时限|承诺/i, 'promise.time'],
  [/name|customer|contact|requester|user|to\.|客户|昵称|姓名|买家|亲/i, 'customer.name'],
];

/** Rewrites the fields of an imported reply into ours; what has no meaning here becomes a question to the person. */
export function translateFields(text: string): string {
  return text
    .replace(/\{\{?\s*[#/]?(?:cursor|clipboard)[^{}]*\}?\}/g, '')
    .replace(FIELD, (whole, ...groups: unknown[]) => {
      if (DROPPED.test(whole)) return '';
      const [named, fallback, percent, hash, form] = groups.map((group) =>
        typeof group === 'string' ? group : undefined,
      );
      const name = named ?? percent ?? hash ?? FORM_NAME.exec(form ?? '')?.[1]?.trim() ?? form?.trim() ?? '';
      const ending = fallback === undefined || fallback === '' ? '' : `|${fallback}`;
      return `{{${resolve(name)}${ending}}}`;
    });
}

function resolve(name: string): string {
  if (KNOWN_FIELDS.includes(name) || name.startsWith('ask:')) return name;
  const meaning = MEANINGS.find(([pattern]) => pattern.test(name));
  return meaning?.[1] ?? `ask:${name === '' ? '?' : name}`;
}
