import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  confirmSubscription,
  draftSubscription,
  isPushed,
  isSignedByHub,
  isSilent,
  mustAsk,
  type PushSubscription,
  refuseSubscription,
} from './push-subscription.ts';

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;
const place = { sourceId: 's', hub: 'https://hub.test/', topic: 'https://a.test/feed' };
const known: PushSubscription = {
  ...place,
  token: 't',
  secret: 'x',
  requestedAt: NOW,
  leaseEndsAt: NOW + 9 * DAY,
  lastPushAt: NOW,
  unconfirmed: 0,
};

describe('a subscription', () => {
  test.each([
    ['at first', null, NOW, true],
    ['not again while it is asked for', { ...known, leaseEndsAt: null }, NOW + 60_000, false],
    ['again when the hub did not confirm', { ...known, leaseEndsAt: null }, NOW + 11 * 60_000, true],
    [
      'not twice in ten minutes by a hub that never confirms',
      { ...known, leaseEndsAt: null, unconfirmed: 3 },
      NOW + 39 * 60_000,
      false,
    ],
    ['once a day of a hub that refuses', refuseSubscription(known, NOW), NOW + 23 * 3_600_000, false],
    ['again after a day of a refusal', refuseSubscription(known, NOW), NOW + DAY, true],
    ['in time for a lease of five minutes', confirmSubscription(known, NOW, 300), NOW + 11 * 60_000, true],
    ['not while the lease is long', known, NOW + 5 * DAY, false],
    ['when a third of the lease is left', known, NOW + 6.1 * DAY, true],
    ['when the feed names another hub', { ...known, hub: 'https://other.test/' }, NOW + 60_000, true],
  ] as const)('is asked for %s', (_name, before, now, asked) => {
    expect(mustAsk(before, { ...place, now })).toBe(asked);
  });

  test('keeps its address and secret when it is renewed, and gets new ones for another hub', () => {
    const renewed = draftSubscription(known, { ...place, now: NOW + DAY });
    expect(renewed).toEqual({ ...known, requestedAt: NOW + DAY, unconfirmed: 1 });
    expect(confirmSubscription(renewed, NOW + DAY, 60)).toMatchObject({
      leaseEndsAt: NOW + DAY + 60_000,
      unconfirmed: 0,
    });
    const other = draftSubscription(known, { ...place, hub: 'https://other.test/', now: NOW });
    expect(other.token).not.toBe(known.token);
    expect(other).toMatchObject({ leaseEndsAt: null, lastPushAt: null });
  });

  test('is counted on only once it has brought something, and not after its lease', () => {
    expect(isPushed(known, NOW)).toBe(true);
    expect(isPushed({ ...known, lastPushAt: null }, NOW)).toBe(false);
    expect(isPushed(known, NOW + 10 * DAY)).toBe(false);
    expect(isPushed(null, NOW)).toBe(false);
    expect(isPushed(refuseSubscription(known, NOW), NOW)).toBe(false);
  });
});

test('a hub that lets entries pass without a word is not counted on', () => {
  expect(isSilent(known, { lastPollAt: NOW + 1 }, 2)).toBe(true);
  expect(isSilent(known, { lastPollAt: NOW + 1 }, 0)).toBe(false);
  expect(isSilent(known, { lastPollAt: NOW - 1 }, 2)).toBe(false);
  expect(isSilent({ ...known, lastPushAt: null }, { lastPollAt: NOW + 1 }, 2)).toBe(false);
});

describe('the signature of a hub', () => {
  const body = Buffer.from('<feed/>');
  const sign = (algorithm: string, secret = 'x') =>
    `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;
  test.each([
    ['SHA-256', sign('sha256'), true],
    ['SHA-1', sign('sha1'), true],
    ['SHA-384', sign('sha384'), true],
    ['SHA-512', sign('sha512'), true],
    ['a method in capitals', sign('sha256').replace('sha', 'SHA'), true],
    ['another secret', sign('sha256', 'y'), false],
    ['MD5', sign('md5'), false],
    ['a cut one', sign('sha256').slice(0, -2), false],
    ['none', undefined, false],
    ['nonsense', 'sha256', false],
  ])('%s', (_name, header, good) => {
    expect(isSignedByHub('x', header, body)).toBe(good);
  });
});
