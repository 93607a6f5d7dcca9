import { expect, test } from 'vitest';
import { placeAside, placeBelow } from './place-beside.ts';

const view = { width: 1000, height: 800 };

test('a bar stands below its chip, or above where there is no room', () => {
  const size = { width: 300, height: 34 };
  expect(placeBelow({ left: 100, top: 50, right: 160, bottom: 72 }, size, view, false)).toEqual({ left: 100, top: 78 });
  expect(placeBelow({ left: 100, top: 770, right: 160, bottom: 792 }, size, view, false)).toEqual({
    left: 100,
    top: 730,
  });
  expect(placeBelow({ left: 900, top: 50, right: 960, bottom: 72 }, size, view, false).left).toBe(692);
  expect(placeBelow({ left: 500, top: 50, right: 560, bottom: 72 }, size, view, true).left).toBe(260);
});

test('a picker stands beside its post on the side that has room', () => {
  const size = { width: 460, height: 500 };
  expect(placeAside({ left: 20, top: 100, right: 500, bottom: 300 }, size, view).left).toBe(512);
  expect(placeAside({ left: 520, top: 100, right: 980, bottom: 300 }, size, view).left).toBe(48);
  expect(placeAside({ left: 100, top: 700, right: 900, bottom: 780 }, size, view)).toEqual({ left: 524, top: 292 });
});
