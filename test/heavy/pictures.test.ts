// Every state of every own page: as the kept picture, nothing cut (also at 200 %), nothing moving, nothing that axe or a walk with the
// Tab key finds.
import { beforeAll, expect, it } from 'vitest';
import { CHECKED_LOOKS, checkShots } from '../browser/pictures/check-shots.ts';
import { listVisits } from '../browser/visit-shots.ts';

let wrong: Map<string, string[]>;
beforeAll(async () => {
  wrong = await checkShots();
}, 900_000);

it.each(listVisits(CHECKED_LOOKS))('%s', (name) => {
  expect(wrong.get(name)).toEqual([]);
});
