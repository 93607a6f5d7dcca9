import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSavedFile } from './open-saved-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-saved-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function save(name: string, bytes: string | Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

test('MHTML: the page and its address, decoded', async () => {
  const mhtml = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://www.xiaohongshu.com/explore',
    'Subject: =?utf-8?Q?=E5=B0=8F?=',
    'Date: Tue, 10 Mar 2026 04:00:00 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----MultipartBoundary--x----"',
    '',
    '------MultipartBoundary--x----',
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://www.xiaohongshu.com/explore',
    '',
    '<!DOCTYPE html><html><head><meta http-equiv=3D"Content-Type" content=3D"text/html; charset=3DUTF-8"></head><body>=E5=B1=8F=E5=B9=95=',
    '</body></html>',
    '------MultipartBoundary--x----',
    'Content-Type: text/css',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: cid:css-1@mhtml.blink',
    '',
    'body {}',
    '------MultipartBoundary--x------',
    '',
  ].join('\r\n');
  const saved = await openSavedFile(save('a.mhtml', mhtml));
  expect(saved.address).toBe('https://www.xiaohongshu.com/explore');
  expect(saved.markup).toContain('<body>屏幕</body>');
});

test('HTML of any encoding', async () => {
  const gbk = Uint8Array.from([
    ...Buffer.from('<meta charset=gbk><p>'),
    0xc6,
    0xc1,
    0xc4,
    0xbb,
    ...Buffer.from('</p>'),
  ]);
  expect(await openSavedFile(save('b.html', gbk))).toEqual({
    markup: '<meta charset=gbk><p>屏幕</p>',
    address: null,
  });
});

test('a page saved as UTF-8 that still says GBK', async () => {
  expect((await openSavedFile(save('c.html', '<meta charset="gbk"><p>屏幕</p>'))).markup).toContain('屏幕');
});
