import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceItem } from '../../../shared/model/evidence.ts';
import { FRAME_JPEG, PIXEL_PNG, PIXEL_WEBPS } from '../../../test/helpers/tiny-pictures.ts';
import { findContentFault, findEvidenceFault } from './check-evidence.ts';
import { readPicture } from './read-picture.ts';

const whole: readonly [string, Buffer, { width: number; height: number }][] = [
  ['image/png', Buffer.from(PIXEL_PNG, 'base64'), { width: 1, height: 1 }],
  ['image/jpeg', Buffer.from(FRAME_JPEG, 'base64'), { width: 3, height: 2 }],
  ...PIXEL_WEBPS.map((data): [string, Buffer, { width: number; height: number }] => [
    ...(['image/webp', Buffer.from(data, 'base64'), { width: 1, height: 1 }] as const),
  ]),
];

describe('a picture', () => {
  test.each(whole)('%s is known by its bytes, and not once they are cut off anywhere', (mediaType, bytes, size) => {
    expect(readPicture(bytes)).toEqual({ mediaType, ...size });
    for (let length = 0; length < bytes.length; length += 1) expect(readPicture(bytes.subarray(0, length))).toBeNull();
  });

  test('any bytes, also behind a good beginning, are read or refused, never a fault', () => {
    const beginnings = [Buffer.alloc(0), ...whole.map(([, bytes]) => bytes.subarray(0, 16))];
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }), (beginning, rest) => {
        readPicture(Buffer.concat([beginning, rest]));
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[string, number, number, boolean]>([
    ['as a browser makes it', 1440, 20_000, true],
    ['without a width', 0, 10, false],
    ['longer than browsers draw', 10, 40_000, false],
    ['that would fill a memory', 30_000, 30_000, false],
  ])('%s is taken or not', (_name, width, height, isTaken) => {
    const bytes = Buffer.from(PIXEL_PNG, 'base64');
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    const fault = findContentFault('image/png', bytes);
    if (isTaken) expect(fault).toBeNull();
    else expect(fault?.en).toContain(`${width}×${height}`);
  });
});

describe('an item of evidence', () => {
  const item = (change: Partial<EvidenceItem>): EvidenceItem => ({
    ...{ kind: 'note', mediaType: 'text/plain', data: '收到', encoding: 'utf8', sha256: '' },
    ...change,
  });
  const binary = (mediaType: string, bytes: Buffer | string, kind: EvidenceItem['kind'] = 'note') =>
    item({ kind, mediaType, encoding: 'base64', data: Buffer.from(bytes).toString('base64') });

  test.each<EvidenceItem>([
    item({ kind: 'text', data: '' }),
    item({ kind: 'html', mediaType: 'text/html', data: '<p>' }),
    item({ kind: 'metrics', mediaType: 'application/json', data: '{"likes":3}' }),
    item({ kind: 'screenshot', mediaType: 'image/png', encoding: 'base64', data: PIXEL_PNG }),
    binary('image/jpeg', Buffer.from(FRAME_JPEG, 'base64')),
    binary('application/pdf', '%PDF-1.7 …'),
    binary('application/x-msdownload', 'MZ'),
  ])('$kind that is what it says is taken: $mediaType', (one) => expect(findEvidenceFault(one)).toBeNull());

  test.each<[string, EvidenceItem, RegExp]>([
    ['a screenshot that is a page', item({ kind: 'screenshot', mediaType: 'text/html' }), /cannot be text\/html/],
    ['text that is a program', item({ kind: 'text', mediaType: 'application/x-sh' }), /cannot be application\/x-sh/],
    ['a screenshot of other bytes', binary('image/png', '<html>', 'screenshot'), /no whole picture/],
    [
      'one picture for another',
      binary('image/png', Buffer.from(FRAME_JPEG, 'base64'), 'screenshot'),
      /its bytes are image\/jpeg/,
    ],
    ['a note that says picture', binary('image/webp', 'x'), /no whole picture/],
    ['text in another encoding', binary('text/plain', Buffer.from([0xca, 0xd5, 0xb5, 0xbd])), /no UTF-8/],
    ['figures that are no JSON', item({ kind: 'metrics', mediaType: 'application/json', data: '{' }), /JSON/],
    ['a PDF that is none', binary('application/pdf', 'PDF'), /PDF/],
    ['base64 with other characters', item({ encoding: 'base64', data: 'QUJD*A==' }), /base64/],
    ['base64 that is cut off', item({ encoding: 'base64', data: 'QUJ' }), /base64/],
    [
      'more figures than a post has',
      item({ kind: 'metrics', mediaType: 'application/json', data: '0'.repeat(65_537) }),
      /65537 bytes; metrics may have 65536/,
    ],
  ])('%s is refused, in both languages', (_name, one, why) => {
    const fault = findEvidenceFault(one);
    expect(fault?.en).toMatch(why);
    expect(fault?.['zh-CN']).toMatch(/\p{Script=Han}/u);
  });
});
