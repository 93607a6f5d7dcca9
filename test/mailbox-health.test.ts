import { expect, test } from 'vitest';
import { watchMailboxHealth } from '../monitor/desk/mail/watch-mailbox-health.ts';
import { listAlerts } from '../monitor/store/alerts.ts';
import { onBothEngines } from './helpers/both-engines.ts';

onBothEngines('health of a mailbox', (under) => {
  test('one incident, one message; a message that could not be stored is told with the next failure', async () => {
    const store = await under.openNew();
    let isBroken = true;
    const db = new Proxy(store.db, {
      get(target, name) {
        if (isBroken) throw new Error('disk full');
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const health = watchMailboxHealth({
      db,
      clock: { now: () => 1_790_000_000_000 },
      mailboxId: 'care',
      adminChannelIds: ['admins'],
      drill: false,
      wakeOutbox: () => undefined,
    });
    await health.failed('no line');
    await health.failed('no line');
    await expect(health.failed('no line')).rejects.toThrow('disk full');
    isBroken = false;
    await health.failed('no line');
    await health.failed('no line');
    expect(await listAlerts(store.db)).toHaveLength(1);
    await health.heard();
    await health.heard();
    expect(await listAlerts(store.db)).toHaveLength(2);
  });
});
