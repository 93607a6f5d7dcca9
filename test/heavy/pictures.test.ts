// The views that a person opens first, as they were kept: both themes, both languages, the narrowest and the widest window. All states, with
// axe, the keyboard and 200 % as well, are checked by `npm run pictures`.
import { expect, it } from 'vitest';
import { checkShots } from '../browser/pictures/check-shots.ts';

const VIEWS = [
  'alone-panel',
  'alone-welcome',
  'panel-queue',
  'panel-mention',
  'panel-ticket',
  'panel-templates',
  'panel-sources',
  'panel-blind',
  'board',
  'options',
  'practice',
  'pr-case',
  'desk-ticket',
  'team-rules',
];

it('the first views are as the kept pictures, with nothing cut and nothing moving', async () => {
  const found = await checkShots({ only: VIEWS.join('|'), onlyPictures: true });
  // Too few would say nothing: every state in both looks.
  expect(found.size).toBeGreaterThan(2 * VIEWS.length);
  const wrong = [...found]
    .filter(([, faults]) => faults.length > 0)
    .map(([name, faults]) => `${name}: ${faults.join('; ')}`);
  expect(wrong).toEqual([]);
});
