import { expect, it } from 'vitest';
import { tellOfHolidays } from '../monitor/alert/tell-of-holidays.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { makeCalendars } from '../shared/service/named-calendars.ts';
import { onBothEngines } from './helpers/both-engines.ts';

onBothEngines('the end of the known holidays', (under) => {
  it('is told to administrators sixty days before, once, and never for calendars without holidays', async () => {
    const { db } = await under.openNew();
    const calendars = makeCalendars();
    const horizonAt = calendars.get('cn-office')?.horizonAt ?? 0;
    const dayBefore = (days: number) => horizonAt - days * 86_400_000;
    const tell = (days: number, adminChannelIds: readonly string[], of = [...calendars.values()]) =>
      tellOfHolidays(db, of, { adminChannelIds, now: dayBefore(days) });

    expect(await tell(61, ['ops'])).toBeNull();
    expect(await tell(60, [])).toBeNull();
    expect(
      await tell(
        59,
        ['ops'],
        [...calendars.values()].filter(({ id }) => id !== 'cn-office'),
      ),
    ).toBeNull();
    expect(await tell(59, ['ops', 'mail'])).toBe(1);
    expect(await tell(58, ['ops', 'mail'])).toBeNull();
    const alerts = await listAlerts(db, {});
    expect(alerts.map(({ channelId, number }) => [channelId, number]).sort()).toEqual([
      ['mail', 1],
      ['ops', 1],
    ]);
    expect(alerts[0]?.kind).toBe('calendar');
    expect(alerts[0]?.content.headline.en).toBe('Public holidays are known until 2026-12-31 only');
  });
});
