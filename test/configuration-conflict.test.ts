import { expect, it } from 'vitest';
import { tellOfConflict } from '../monitor/alert/tell-of-conflict.ts';
import { keepConfiguredPolicies } from '../monitor/desk/read-policies.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { configuredPolicies } from '../shared/service/configured-policies.ts';
import { onBothEngines } from './helpers/both-engines.ts';

onBothEngines('monitors with different configurations', (under) => {
  it('are told to administrators, once for each difference, and never for one configuration', async () => {
    const { db } = await under.openNew();
    const shipped = { windowMinutes: 10, amountAtStakeYuan: 1000 };
    const other = { windowMinutes: 15, amountAtStakeYuan: 5000 };
    const start = (policies: typeof shipped) => keepConfiguredPolicies(db, configuredPolicies(policies), 1);
    const look = (policies: typeof shipped, adminChannelIds: readonly string[] = ['ops', 'mail']) =>
      tellOfConflict(db, policies, { adminChannelIds, now: 2 });

    await start(shipped);
    expect(await look(shipped)).toBeNull();
    await start(other);
    expect(await look(shipped, [])).toBeNull();
    expect(await look(shipped)).toBe(1);
    // The other one agrees with itself; and a third with the older configuration has nothing to add.
    expect([await look(other), await look(shipped)]).toEqual([null, null]);
    // Whoever starts again with the older one turns it round; it is the same conflict.
    await start(shipped);
    expect(await look(other)).toBeNull();
    await start({ windowMinutes: 8, amountAtStakeYuan: 1000 });
    expect(await look(other)).toBe(2);
    const alerts = await listAlerts(db, {});
    expect(alerts.map(({ kind, channelId }) => `${kind} ${channelId}`).sort()).toEqual([
      'configuration mail',
      'configuration mail',
      'configuration ops',
      'configuration ops',
    ]);
    const [first] = alerts.filter(({ number }) => number === 1);
    expect(first?.content.reasons[0]?.en).toContain(
      '10 min of window and 1000 yuan at stake, one that started later 15 min',
    );
    expect(first?.content.reasons[0]?.['zh-CN']).toContain('15 分钟、5000 元');
  });
});
