import { expect, it } from 'vitest';
import { describeDifference } from './describe-difference.ts';
import { readSignature, type Signature, writeSignature } from './signature.ts';

const [PAPER, GREY] = [60, 32];
const COLUMNS = 20;

/** A page of 20 × 50 cells with lines of text, eight cells long, at some rows. */
function draw(rows: readonly number[], light = 50, red = GREY): Signature {
  const paint = (ground: number, ink: number) =>
    Array.from({ length: COLUMNS * 50 }, (_, at) =>
      rows.includes(Math.floor(at / COLUMNS)) && at % COLUMNS < 8 ? ink : ground,
    );
  return { width: 320, height: 800, planes: [paint(PAPER, light), paint(GREY, GREY), paint(GREY, red)] };
}

function change(one: Signature, to: (light: number, at: number) => number): Signature {
  const [light = [], ...colours] = one.planes;
  return { ...one, planes: [light.map(to), ...colours] };
}

it('a signature is written in one line and read back whole', () => {
  const one = draw([3, 7, 8]);
  expect(writeSignature(one)).toMatch(/^320x800 [\w+/]+=*$/);
  expect(writeSignature(one).length).toBeLessThan(120);
  expect(readSignature(writeSignature(one))).toEqual(one);
  const noisy = change(one, (_, at) => (at * 7) % 64);
  expect(readSignature(writeSignature(noisy))).toEqual(noisy);
  expect(() => readSignature('320x800 ?')).toThrow('not a signature');
});

it('what another release of a browser draws in another way is no difference', () => {
  const one = draw([3, 7, 8]);
  expect(
    describeDifference(
      one,
      change(one, (light, at) => light + (at % 3)),
    ),
  ).toBeNull();
  // Some cells far off, none beside another.
  expect(
    describeDifference(
      one,
      change(one, (light, at) => (at % 67 === 0 ? 20 : light)),
    ),
  ).toBeNull();
});

it('a line that moved, vanished, paled or took another colour is told with its place', () => {
  const one = draw([3, 7, 8]);
  expect(describeDifference(one, draw([4, 7, 8]))).toBe(
    'another picture 0–128 px from the left, 48–80 px from the top',
  );
  expect(describeDifference(one, draw([3, 7]))).toContain('128–144 px from the top');
  expect(describeDifference(one, draw([3, 7, 8], 56))).toContain('48–64 px from the top; another picture');
  expect(describeDifference(one, draw([3, 7, 8], 50, 38))).toContain('112–144 px');
  expect(describeDifference(one, { ...one, height: 840 })).toBe('was 320 × 800 px, is 320 × 840 px');
});

it('letters that took another colour move every cell of their line by one level, the same way', () => {
  const one = draw([3, 7, 8]);
  expect(describeDifference(one, draw([3, 7, 8], 50, GREY + 1))).toBe(
    'another colour 0–128 px from the left, 48–64 px from the top; another colour 0–128 px from the left, 112–144 px from the top',
  );
  expect(describeDifference(one, draw([3, 7, 8], 50, GREY - 1))).toContain('another colour');
});

it('a colour that moved both planes is told once', () => {
  const one = draw([3]);
  const [light = [], blue = [], red = []] = one.planes;
  const moved = (plane: readonly number[]): number[] => plane.map((level, at) => (at < 8 ? level + 1 : level));
  expect(describeDifference(one, { ...one, planes: [light, moved(blue), moved(red)] })).toBe(
    'another colour 0–128 px from the left, 0–16 px from the top',
  );
});

it('colours rounded up here and down there are no other colour, nor are a few cells', () => {
  const one = draw([3, 7, 8]);
  const round = (by: (at: number) => number): Signature => {
    const [light = [], blue = [], red = []] = one.planes;
    return { ...one, planes: [light, blue, red.map((level, at) => (level === GREY ? level + by(at) : level))] };
  };
  expect(
    describeDifference(
      one,
      round((at) => (at % 2 === 0 ? 1 : -1) * (Math.floor(at / COLUMNS) % 2)),
    ),
  ).toBeNull();
  expect(
    describeDifference(
      one,
      round((at) => (at < 5 ? 1 : 0)),
    ),
  ).toBeNull();
});

it('cells at both ends of two rows do not touch', () => {
  const one = draw([]);
  const ends = [COLUMNS - 1, COLUMNS, 2 * COLUMNS - 1, 2 * COLUMNS];
  expect(
    describeDifference(
      one,
      change(one, (light, at) => (ends.includes(at) ? 20 : light)),
    ),
  ).toBeNull();
});
