import type { Page } from 'playwright-core';
import { CELL, type Signature } from './signature.ts';

/** A picture and what is kept of it. */
export interface SignedPicture {
  readonly picture: Buffer;
  readonly signature: Signature;
}

/** Longest wait for a page to come to rest. */
const LONGEST_REST_MS = 5_000;

/** Takes a picture once two in a row are the same: what is still loaded or drawn is no change. */
export async function signRestingPage(page: Page, fullPage: boolean): Promise<SignedPicture> {
  const until = Date.now() + LONGEST_REST_MS;
  const take = () => page.screenshot({ fullPage, animations: 'disabled' });
  let picture = await take();
  for (;;) {
    await page.waitForTimeout(120);
    const next = await take();
    const rests = next.equals(picture);
    picture = next;
    if (rests || Date.now() > until) break;
  }
  return { picture, signature: await signPicture(page, picture) };
}

/** The browser that draws a page: another release may draw the same page otherwise. */
export function nameBrowser(page: Page): Promise<string> {
  return page.evaluate(() => /Chrom(?:e|ium)\/\d+/.exec(navigator.userAgent)?.[0] ?? navigator.userAgent);
}

/** Reduces a picture to its signature, in the page itself: no decoder is needed. */
function signPicture(page: Page, picture: Buffer): Promise<Signature> {
  return page.evaluate(readCells, [picture.toString('base64'), CELL] as const);
}

async function readCells([base64, cell]: readonly [string, number]): Promise<Signature> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('this browser has no canvas');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const planes: number[][] = [[], [], []];
  const toLevel = (value: number) => Math.min(63, Math.max(0, Math.round((value / 255) * 63)));
  for (let top = 0; top < height; top += cell)
    for (let left = 0; left < width; left += cell) {
      const [right, bottom] = [Math.min(left + cell, width), Math.min(top + cell, height)];
      let [red, green, blue] = [0, 0, 0];
      for (let y = top; y < bottom; y += 1)
        for (let x = left; x < right; x += 1) {
          const at = (y * width + x) * 4;
          red += data[at] ?? 0;
          green += data[at + 1] ?? 0;
          blue += data[at + 2] ?? 0;
        }
      const pixels = (right - left) * (bottom - top);
      // ITU-R BT.601, full range, as in JPEG.
      const light = 0.299 * red + 0.587 * green + 0.114 * blue;
      planes[0]?.push(toLevel(light / pixels));
      planes[1]?.push(toLevel(128 + (0.564 * (blue - light)) / pixels));
      planes[2]?.push(toLevel(128 + (0.713 * (red - light)) / pixels));
    }
  return { width, height, planes };
}
