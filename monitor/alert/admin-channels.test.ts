import { describe, expect, it } from 'vitest';
import { adminChannelsOf } from './admin-channels.ts';

describe('where trouble of the machine is told', () => {
  const pr = { role: 'pr', channels: ['pr-group'] } as const;

  it('goes to the channels of administrators alone', () => {
    const people = [pr, { role: 'admin', channels: ['ops-phone', 'gone'] } as const];
    expect(adminChannelsOf(people, ['pr-group', 'ops-phone'])).toEqual(['ops-phone']);
  });

  it('goes everywhere while no administrator has a channel', () => {
    expect(adminChannelsOf([pr, { role: 'admin', channels: [] }], ['pr-group', 'all'])).toEqual(['pr-group', 'all']);
  });
});
