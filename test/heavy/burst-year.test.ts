import { describe, expect, it } from 'vitest';
import { countFalseAlarms, shareOfRisesSeen } from '../helpers/simulate-bursts.ts';

describe('bursts over a simulated quiet year, looked at every minute', () => {
  it.each([0.2, 2, 8, 30])(
    'at most one false alarm a week of the brand and its twelve topics together, at %d posts in ten minutes',
    (perBin) => {
      const { brand, topics } = countFalseAlarms(52, perBin, 11);
      console.log(`${perBin} posts in ten minutes: ${brand} false alarms a year of the brand, ${topics} of its topics`);
      expect(brand + topics).toBeLessThanOrEqual(52);
    },
  );

  it.each([
    [12, 0.9],
    [20, 0.99],
  ])('a threefold rise is told within ten minutes where %d posts are usual in ten minutes', (perBin, share) => {
    const seen = shareOfRisesSeen(perBin, 200, 5);
    console.log(`${perBin} usual: ${seen}`);
    expect(seen).toBeGreaterThanOrEqual(share);
  });
});
