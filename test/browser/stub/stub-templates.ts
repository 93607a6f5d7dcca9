import type { RouteName } from '../../../shared/api-paths.ts';
import type { TeamTemplate } from '../../../shared/model/team-template.ts';
import type { Template } from '../../../shared/model/template.ts';
import { type Call, PERSON } from './stub-state.ts';

/** Templates of the house, as the monitor keeps them; nobody is refused here. */
export function answerTemplates(name: RouteName, call: Call, now: number): unknown {
  const { state } = call;
  const last = () => Math.max(0, ...state.teamTemplates.map(({ version }) => version));
  const put = (template: Template, archivedAt: number | null): TeamTemplate => {
    const before = state.teamTemplates.find((one) => one.template.id === template.id);
    const { createdAt = now, createdBy = PERSON.id } = before ?? {};
    const change = { version: last() + 1, changedAt: now, changedBy: PERSON.id, archivedAt };
    const row = { template, createdAt, createdBy, ...change };
    state.teamTemplates = [...state.teamTemplates.filter((one) => one !== before), row];
    call.tell('template.changed', template.id, { version: row.version });
    return row;
  };
  if (name === 'saveTemplates') {
    const { items } = call.body as { readonly items: readonly { readonly template: Template }[] };
    return { items: items.map(({ template }) => put(template, null)) };
  }
  const known = state.teamTemplates.find(({ template }) => template.id === call.params.id);
  if (name === 'archiveTemplate' && known) return { template: put(known.template, now) };
  if (name === 'restoreTemplate' && known) return { template: put(known.template, null) };
  const since = Number(call.query.get('since') ?? 0);
  const items = state.teamTemplates.filter(({ version }) => version > since);
  return { items: items.sort((a, b) => a.version - b.version), last: last() };
}

/** Two in use, of the team and of the brand, and one out of use. */
export function sampleTeamTemplates(now: number): TeamTemplate[] {
  const make = (n: number, zh: string, en: string, words: string, brandIds: string[]): Template => ({
    ...{ id: `team-00000000-0000-4000-8000-00000000000${n}`, name: { 'zh-CN': zh, en }, rules: [] },
    ...{ kinds: ['complaint'], topics: ['quality'], shortcuts: [`t${n}`], scope: { brandIds } },
    texts: { 'zh-CN': { public: [words], dm: null }, en: { public: [`${en}: we are on it.`], dm: null } },
  });
  const row = (template: Template, version: number, hoursAgo: number, isArchived = false): TeamTemplate => {
    const at = now - hoursAgo * 3_600_000;
    return {
      template,
      version,
      createdAt: at,
      createdBy: 'p-zhao',
      changedAt: at,
      changedBy: 'p-zhao',
      archivedAt: isArchived ? at : null,
    };
  };
  return [
    row(
      make(
        1,
        '屏幕绿线：先道歉',
        'Green line: apology',
        '{{customer.name|您好}}，给您添麻烦了，非常抱歉，{{brand}}已经登记。',
        ['xinrui'],
      ),
      1,
      30,
    ),
    row(make(2, '周末值班回复', 'Weekend duty', '您好，周末由值班同事跟进，2小时内答复您。', []), 2, 5),
    row(make(3, '双十一发货说明', 'Delivery in November', '您好，包裹已经在路上。', []), 3, 2, true),
  ];
}
