import { expect, test } from 'vitest';
import { MOST_IMAGE_BYTES } from '../model/template.ts';
import { readImage } from './read-image.ts';

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
/** One pixel each. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const WEBP = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==';
const JPEG_HEAD = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 17, 8, 0, 20, 0, 30, 3, 0, 0, 0, 0, 0, 0];

test('format and size come from the bytes', () => {
  expect(readImage(bytesOf(PNG))).toEqual({ fits: true, mediaType: 'image/png', width: 1, height: 1 });
  expect(readImage(bytesOf(WEBP))).toEqual({ fits: true, mediaType: 'image/webp', width: 1, height: 1 });
  expect(readImage(Uint8Array.from(JPEG_HEAD))).toEqual({ fits: true, mediaType: 'image/jpeg', width: 30, height: 20 });
});

test.each([
  ['a drawing with scripts', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), /PNG/],
  ['a text that calls itself a picture', new TextEncoder().encode('PNG but not really, whatever its name says'), /PNG/],
  ['nothing', new Uint8Array(), /PNG/],
  ['too many bytes', Uint8Array.from([...bytesOf(PNG), ...new Uint8Array(MOST_IMAGE_BYTES)]), /2 MB/],
  ['too long a side', Uint8Array.from([...JPEG_HEAD.slice(0, 13), 0x75, 0x30, ...JPEG_HEAD.slice(15)]), /6000/],
])('%s is refused, with the reason', (_what, bytes, why) => {
  const verdict = readImage(bytes);
  expect(verdict.fits ? '' : verdict.why['zh-CN']).toMatch(why);
});
