import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findFaults } from '../find-faults.ts';
import { SIGNED_LOOKS, type Visited, visitShots, ZOOMED_LOOK } from '../visit-shots.ts';
import { describeDifference } from './describe-difference.ts';
import { findCut } from './find-cut.ts';
import { readKept, readKeptBrowser } from './kept-signatures.ts';
import { nameBrowser, signRestingPage } from './sign-page.ts';
import type { Signature } from './signature.ts';
import { walkByKeyboard } from './walk-by-keyboard.ts';

const FOLDER = 'artefacts/shots-changed';

/** The looks that are checked. */
export const CHECKED_LOOKS = [...SIGNED_LOOKS, ZOOMED_LOOK];

/** How much is looked for. */
export interface CheckOptions {
  /** Words with `|` between them: only states with one of them in their name. */
  readonly only?: string;
  /** Only what a picture tells: the same as kept, nothing cut, nothing moving. */
  readonly onlyPictures?: boolean;
}

/** Visits every state, or some, and says of each what is wrong with it: by name of the picture, in words; an empty list when all is well. */
export async function checkShots({
  only = '',
  onlyPictures = false,
}: CheckOptions = {}): Promise<Map<string, string[]>> {
  const kept = readKept();
  const wrong = new Map<string, string[]>();
  const see = async (visited: Visited) => {
    const { name, page, look } = visited;
    const isSigned = SIGNED_LOOKS.includes(look);
    wrong.set(name, [
      ...(isSigned ? await findChange(visited, kept.get(name)) : []),
      ...(await page.evaluate(findCut)),
      ...(await findMotion(page)),
      ...(isSigned && !onlyPictures ? await findFaults({ runSource: (source) => page.evaluate(source) }) : []),
      // The order of the stops is that of the document, whatever the look.
      ...(look === SIGNED_LOOKS[0] && !onlyPictures ? await walkByKeyboard(page) : []),
    ]);
  };
  const missed = await visitShots(onlyPictures ? SIGNED_LOOKS : CHECKED_LOOKS, see, only);
  for (const [name, why] of missed) wrong.set(name, [why]);
  return wrong;
}

async function findChange({ name, shot, page }: Visited, kept: Signature | undefined): Promise<string[]> {
  const { picture, signature } = await signRestingPage(page, shot.fullPage ?? false);
  const difference = kept === undefined ? 'has no kept picture' : describeDifference(kept, signature);
  if (difference === null) return [];
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${name}.png`);
  writeFileSync(file, picture);
  const [keptBy, drawnBy] = [readKeptBrowser(), await nameBrowser(page)];
  const otherwise =
    keptBy === drawnBy
      ? ''
      : ` (the kept pictures are of ${keptBy ?? 'an unknown browser'}, this one is of ${drawnBy}: it may be the browser that draws otherwise)`;
  return [`${difference}${otherwise}; see ${file}, and if it is meant so: npm run shots -- --renew`];
}

/** The system asks for no motion during a visit: nothing may move. */
function findMotion(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().map((one) => `moves: ${(one as CSSAnimation).animationName ?? one.id}`),
  );
}
