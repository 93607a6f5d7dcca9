import { composeMentionAlert, composeSourceAlert } from '../../monitor/alert/compose-alert.ts';
import { composeCaseOpened } from '../../monitor/alert/compose-case-alert.ts';
import { acknowledgeAlerts, insertAlert } from '../../monitor/store/alerts.ts';
import { insertBurst } from '../../monitor/store/heard/bursts.ts';
import { linkMention } from '../../monitor/store/heard/mentions.ts';
import { setDepartment } from '../../monitor/store/people/departments.ts';
import { changePerson } from '../../monitor/store/people/people.ts';
import { inTransaction } from '../../monitor/store/sql/in-transaction.ts';
import type { Brand } from '../../shared/model/brand.ts';
import { runApi, type TestApi } from '../helpers/run-api.ts';
import { growByOne, insertStory } from '../helpers/store-rows.ts';
import { sampleAnalysis } from '../helpers/store-samples.ts';

const MINUTE = 60_000;
const BRAND: Brand = {
  ...{ id: 'yunque', name: '云雀', aliases: ['Yunque'], exclusions: [], context: [], ownAccounts: [] },
  hotlines: ['400-800-1234'],
};
const POSTS = [
  ['weibo', '西瓜味的风', '云雀充电器充电的时候冒烟了，差点烧着桌布！！！', 95, 'red'],
  ['weibo', '阿柚不加糖', '转：云雀充电器充电的时候冒烟了，差点烧着桌布', 80, 'orange'],
  ['xiaohongshu', '小林同学', '看到有人说云雀充电器冒烟，差点烧着桌布，吓得我拔了', 62, 'orange'],
  ['weibo', '数码阿杰', '云雀充电器冒烟差点烧着桌布，官方还没回应', 40, 'orange'],
  ['zhihu', '陈工', '云雀充电器冒烟差点烧着桌布，从电路看是温控问题', 12, 'yellow'],
] as const;

/** A monitor with a spreading story, a burst, and people who have seats at a statement. Its clock stands still at `frozenAt`. */
export async function openPrScene(
  frozenAt?: number,
): Promise<TestApi & { readonly storyId: string; readonly burstId: string }> {
  const api = await runApi({ brands: [BRAND], ...(frozenAt === undefined ? {} : { frozenAt }) });
  const { pr, lead, director, social } = api.people;
  const now = api.clock.now();
  const names = { pr: '王敏', lead: '陈立', director: '赵一鸣', social: '刘晓' };
  await inTransaction(api.store.db, async (trx) => {
    for (const { person } of [pr, lead, director, social])
      await changePerson(trx, { id: person.id, name: names[person.role as keyof typeof names] });
    await setDepartment(trx, 'legal', [{ personId: lead.person.id, leads: true }]);
  });
  const why = [
    { rule: 'ESC-3', zh: '“冒烟”涉及安全风险', en: '“smoked”: a safety risk' },
    { rule: 'CLS-5', zh: '连用感叹号，情绪激动', en: 'runs of exclamation marks' },
  ];
  const posts = await api.addMentions(
    POSTS.map(([site, name, text, minutesAgo, level]) => ({
      ...{ site, text, level, author: { name, email: null, url: null } },
      metrics: { likes: minutesAgo * 12, reposts: minutesAgo, comments: 30, views: minutesAgo * 900 },
      publishedAt: now - minutesAgo * MINUTE,
      foundAt: now - (minutesAgo - 2) * MINUTE,
      answerDueAt: now + 20 * MINUTE,
      analysis: sampleAnalysis({ kind: 'complaint', topic: 'safety', urgency: 'urgent', level, why }),
    })),
  );
  const ids = await inTransaction(api.store.db, async (trx) => {
    const draft = { brandId: 'yunque', title: '云雀充电器冒烟，差点烧着桌布', level: 'red', drill: false } as const;
    const story = await insertStory(trx, { ...draft, keys: ['a'], now: now - 95 * MINUTE });
    for (const _ of POSTS.slice(1)) await growByOne(trx, story.id, now - 12 * MINUTE);
    for (const { id } of posts) await linkMention(trx, { id, storyId: story.id, now });
    const numbers = { minutes: 60, count: 34, expected: 4.2, ratio: 8.1, chance: 2e-9 };
    const burst = await insertBurst(trx, {
      brandId: 'yunque',
      topic: 'safety',
      level: 'orange',
      ...numbers,
      now,
      drill: false,
    });
    return { storyId: story.id, burstId: burst?.id ?? '' };
  });
  return { ...api, ...ids };
}

/** The code by which a browser becomes this person's. */
export async function pairingCodeOf(api: TestApi, personId: string): Promise<string> {
  return (await api.people.admin.client.createPairingCode({ params: { id: personId } })).code;
}

/** A case half-way through: a box done, a wording refused, one locked and posted, one that waits. Gives its id. */
export async function workCase(scene: TestApi & { readonly storyId: string }): Promise<string> {
  const { pr, lead, social } = scene.people;
  const body = { title: '云雀充电器冒烟，差点烧着桌布', storyId: scene.storyId };
  const { id } = (await pr.client.openCase({ body })).case;
  const params = { id };
  await pr.client.setCaseStep({
    params: { id, step: 'first-plan' },
    body: { result: '停售该批次，联系当事人并回收样品' },
  });
  await pr.client.setCaseStep({ params: { id, step: 'regulator' }, body: { ownerId: lead.person.id } });
  await pr.client.decideCase({ params, body: { text: '先致歉，检测结果出来前不谈原因' } });
  const draft = async (kind: 'holding' | 'full', text: string) => {
    const variants = kind === 'holding' ? [{ site: 'weibo', text: '我们已关注，正在核查，24 小时内公布进展。' }] : [];
    return (await pr.client.draftStatement({ params, body: { kind, text, variants } })).statement.id;
  };
  const judge = (who: typeof pr, statementId: string, agrees: boolean, note?: string) =>
    who.client.judgeStatement({
      params: { id: statementId },
      body: { agrees, ...(note === undefined ? {} : { note }) },
    });
  await judge(lead, await draft('holding', '此事与我们的产品无关。'), false, '检测前不能下结论');
  const locked = await draft('holding', '我们已关注到充电器冒烟的反馈，正在核查，24 小时内公布进展。');
  await judge(pr, locked, true);
  await judge(lead, locked, true);
  const posted = { site: 'weibo', url: 'https://weibo.com/yunque/N8kQzAbCd' };
  await social.client.postStatement({ params: { id: locked }, body: posted });
  await draft('full', '我们为此次事件致歉：受影响批次全部召回，费用由我们承担，检测报告将于 3 月 12 日公布。');
  return id;
}

/** What people were told of the scene: by two channels of which one is dead, of the case, of a source, and one that somebody took notice of. */
export async function tellAlerts(scene: TestApi): Promise<void> {
  const { db } = scene.store;
  const now = scene.clock.now();
  const [mention] = (await scene.people.pr.client.listMentions({ query: { level: ['red'] } })).items;
  const [opened] = (await scene.people.pr.client.listCases({ query: {} })).items;
  if (mention === undefined || opened === undefined) throw new Error('the scene has no red post or no case');
  const place = { mentionId: null, ticketId: null, now: now - 8 * MINUTE };
  const trouble = {
    incident: 'blind',
    sourceName: '微博搜索',
    since: now - 20 * MINUTE,
    reason: 'HTTP 429',
    drill: false,
  } as const;
  await inTransaction(db, async (trx) => {
    const blind = {
      ...place,
      kind: 'source-blind',
      content: composeSourceAlert(trouble),
      channelId: 'ops-group',
    } as const;
    const { number } = await insertAlert(trx, blind);
    await acknowledgeAlerts(trx, { number, personId: scene.people.lead.person.id, now: now - 5 * MINUTE });
    const content = composeMentionAlert(mention, { brandName: BRAND.name });
    const told = { ...place, kind: 'mention', content, mentionId: mention.id } as const;
    const first = await insertAlert(trx, { ...told, channelId: 'pr-group' });
    await insertAlert(trx, { ...told, channelId: 'li-phone', number: first.number });
    const call = composeCaseOpened(opened, BRAND.name);
    await insertAlert(trx, { ...place, kind: 'case', content: call, channelId: 'pr-group', now });
    const delivered = { state: 'delivered', attempts: 1, deliveredAt: now - 7 * MINUTE } as const;
    await trx.updateTable('alerts').set(delivered).where('channelId', '!=', 'li-phone').execute();
    const dead = {
      state: 'dead',
      attempts: 3,
      lastError: '企业微信 refused: {"errcode":93000,"errmsg":"invalid webhook url"}',
    } as const;
    await trx.updateTable('alerts').set(dead).where('channelId', '=', 'li-phone').execute();
  });
}
