import { beforeEach, expect, it } from 'vitest';
import { listAlerts } from '../monitor/store/alerts.ts';

import {
  changeSearch,
  deleteSearch,
  insertSearch,
  listSearches,
  listSearchesDue,
  markSearchTold,
  type WatchedSearch,
} from '../monitor/store/heard/saved-searches.ts';
import { setPersonChannels } from '../monitor/store/people/person-channels.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Person } from '../shared/model/person.ts';
import type { SearchFilter } from '../shared/model/saved-search.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { MINUTE, openDesk } from './helpers/living-desk.ts';
import { insertMention } from './helpers/store-rows.ts';
import { sampleMention, SAMPLE_AT as T } from './helpers/store-samples.ts';

onBothEngines('saved searches', (under) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  let pr: Person;
  beforeEach(async () => {
    store = await under.openNew();
    desk = openDesk(store);
    pr = await desk.person('pr');
    await inTransaction(store.db, (trx) => setPersonChannels(trx, pr.id, ['own']));
  });
  const save = (filter: SearchFilter, alerts = true) =>
    inTransaction(store.db, (trx) =>
      insertSearch(trx, { ownerId: pr.id, name: '充电', filter, alerts, drill: false }, desk.now),
    );
  const hear = (text: string, change = {}) =>
    inTransaction(store.db, (trx) =>
      insertMention(trx, sampleMention({ text, foundAt: desk.now, answerDueAt: null, ...change })),
    );
  const told = async () => {
    const alerts = (await listAlerts(store.db)).filter(({ kind }) => kind === 'search').reverse();
    return alerts.map(({ channelId, content }) => `${channelId} ${content.headline['zh-CN']}`);
  };

  it('tells its owner what is found from now on, once, and a flood as one count', async () => {
    await hear('云雀充电器以前也坏过');
    await save({ q: '充电器', levels: ['orange', 'red'] });
    await desk.goTo(T + MINUTE);
    expect(await told()).toEqual([]);
    await hear('云雀充電器冒烟了');
    await hear('云雀的快递太慢');
    await hear('云雀充电器挺好', { level: 'blue' });
    await desk.goTo(T + 2 * MINUTE);
    await desk.goTo(T + 3 * MINUTE);
    expect(await told()).toEqual(['own 搜索“充电”新增 1 条']);
    for (let n = 0; n < 7; n += 1) await hear(`云雀充电器又坏了 ${n}`);
    await desk.goTo(T + 4 * MINUTE);
    expect(await told()).toHaveLength(1);
    await desk.goTo(T + 13 * MINUTE);
    expect((await told()).slice(1)).toEqual(['own 搜索“充电”新增 7 条']);
  });

  it('is silent without alerts; switched on later it does not tell of the past', async () => {
    const { id } = await save({ q: '充电器' }, false);
    await hear('云雀充电器冒烟了');
    await desk.goTo(T + MINUTE);
    const of = { id, ownerId: pr.id };
    expect(await changeSearch(store.db, of, { alerts: true, name: '冒烟' })).toMatchObject({
      name: '冒烟',
      alerts: true,
    });
    await desk.goTo(T + 20 * MINUTE);
    expect(await told()).toEqual([]);
  });

  it('looks for something else once it is changed, and does not tell of the past', async () => {
    const { id } = await save({ q: '充电器' });
    await hear('云雀的快递太慢');
    const of = { id, ownerId: pr.id };
    const changed = await changeSearch(store.db, of, { filter: { q: '快递' } });
    expect(changed).toMatchObject({ name: '充电', filter: { q: '快递' }, alerts: true });
    await hear('云雀充电器冒烟了');
    await desk.goTo(T + MINUTE);
    expect(await told()).toEqual([]);
    await hear('云雀的快递丢了');
    await desk.goTo(T + 2 * MINUTE);
    expect(await told()).toEqual(['own 搜索“充电”新增 1 条']);
  });

  it('tells nothing more once it is forgotten, or switched off between its look and its telling', async () => {
    const { id } = await save({ q: '充电器' });
    await hear('云雀充电器冒烟了');
    const [due] = await listSearchesDue(store.db, desk.now + MINUTE, 10);
    await changeSearch(store.db, { id, ownerId: pr.id }, { alerts: false });
    expect(await markSearchTold(store.db, due as WatchedSearch, { toldNumber: 9, nextAt: 0 })).toBe(false);
    await changeSearch(store.db, { id, ownerId: pr.id }, { alerts: true });
    await hear('云雀充电器又冒烟了');
    await deleteSearch(store.db, id, pr.id);
    await desk.goTo(T + 2 * MINUTE);
    expect(await told()).toEqual([]);
  });

  it('belongs to its owner', async () => {
    const { id } = await save({ q: '充电器' });
    const other = await desk.person('lead');
    expect(await listSearches(store.db, other.id)).toEqual([]);
    expect(await deleteSearch(store.db, id, other.id)).toBe(false);
    await expect(changeSearch(store.db, { id, ownerId: other.id }, { alerts: false })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await deleteSearch(store.db, id, pr.id)).toBe(true);
  });
});
