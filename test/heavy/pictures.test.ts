// The views that a person opens first, as they were kept: both themes, both languages, the narrowest and the widest window. All states, with
// axe, the keyboard and 200 % as well, are checked by `npm run pictures`.
import { expect, it } from 'vitest';
import { checkShots } from '../browser/pictures/check-shots.ts';
import { SIGNED_LOOKS } from '../browser/visit-shots.ts';

const VIEWS = [
  'alone-panel',
  'alone-welcome',
  'panel-queue',
  'panel-mention',
  'panel-ticket',
  'panel-templates',
  'panel-sources',
  'panel-blind-and-skewed',
  'board',
  'options',
  'practice',
  'pr-case',
  'desk-ticket',
  'team-rules',
];

it('the first views are as the kept pictures, with nothing cut and nothing moving', async () => {
  const found = await checkShots({ only: VIEWS.join('|'), onlyPictures: true });
  const names = [...found.keys()];
  const unknown = VIEWS.filter((view) =>
    SIGNED_LOOKS.some(({ theme }) => !names.some((name) => name.startsWith(`${view}-${theme}-`))),
  );
  expect(unknown, 'views without a picture in both looks').toEqual([]);
  const wrong = [...found]
    .filter(([, faults]) => faults.length > 0)
    .map(([name, faults]) => `${name}: ${faults.join('; ')}`);
  expect(wrong).toEqual([]);
});
