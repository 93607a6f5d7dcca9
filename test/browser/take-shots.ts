// `npm run shots`: pictures of every own page in every state, theme, language and width, and at 200 %, written to artefacts/shots/. A word
// after it takes only the states that have it in their name. With `--renew` only the pictures that `npm run pictures` compares
// are taken, and their signatures are kept anew.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describeDifference } from './pictures/describe-difference.ts';
import { readKept, readKeptBrowser, writeKept } from './pictures/kept-signatures.ts';
import { nameBrowser, signRestingPage } from './pictures/sign-page.ts';
import { ALL_LOOKS, listVisits, SIGNED_LOOKS, visitShots } from './visit-shots.ts';

const FOLDER = 'artefacts/shots';

const renews = process.argv.includes('--renew');
const only = process.argv.slice(2).find((word) => !word.startsWith('--'));
const signed = new Set(listVisits(SIGNED_LOOKS));
// A state that is gone has no picture to be compared with.
const kept = new Map([...readKept()].filter(([name]) => signed.has(name)));
mkdirSync(FOLDER, { recursive: true });
let taken = 0;
// Some pictures alone say nothing of the browser that drew the others.
let drawnBy = readKeptBrowser();
const changed: string[] = [];
const missed = await visitShots(
  renews ? SIGNED_LOOKS : ALL_LOOKS,
  async ({ name, shot, page }) => {
    const { picture, signature } = await signRestingPage(page, shot.fullPage ?? false);
    writeFileSync(join(FOLDER, `${name}.png`), picture);
    taken += 1;
    if (only === undefined) drawnBy = await nameBrowser(page);
    if (!signed.has(name)) return;
    const before = kept.get(name);
    const difference = before === undefined ? 'is new' : describeDifference(before, signature);
    // What is alike keeps its signature: a renewal shows only what changed.
    if (difference === null) return;
    changed.push(`${name}: ${difference}`);
    kept.set(name, signature);
  },
  only,
);
if (renews) writeKept(kept, drawnBy);
const verdict = renews ? 'kept anew' : 'another than kept (look, then: npm run shots -- --renew)';
process.stdout.write(
  `${taken} pictures in ${FOLDER}, ${changed.length} ${verdict}\n${changed.map((one) => `  ${one}\n`).join('')}`,
);
for (const [name, why] of missed) process.stdout.write(`${name} ${why}\n`);
if (missed.size > 0) process.exitCode = 1;
