import { expect, test } from 'vitest';
import { prepareMarkup, readSavedAddress } from './saved-page.ts';

const hosts = ['x.com', '*.trustpilot.com'];

test.each([
  ['<!-- saved from url=(0031)https://x.com/ann/status/1 --><html>', 'https://x.com/ann/status/1'],
  [
    '<html><!-- Page saved with a tool\n url: https://www.trustpilot.com/review/a?page=2\n --><head>',
    'https://www.trustpilot.com/review/a?page=2',
  ],
  ['<link href="https://www.trustpilot.com/review/a" rel="canonical">', 'https://www.trustpilot.com/review/a'],
  ['<meta property="og:url" content="https://x.com/a?b=1&amp;c=2">', 'https://x.com/a?b=1&c=2'],
  ['<link rel="canonical" href="https://evil.example/a"><base href="https://x.com/ann">', 'https://x.com/ann'],
])('%s', (markup, address) => {
  expect(readSavedAddress(markup, hosts)?.href).toBe(address);
});

test.each([
  '',
  '<p>no address</p>',
  '<link rel="canonical" href="https://evilx.com/">',
  '<link rel="canonical" href="javascript:alert(1)">',
])('no address in %j', (markup) => {
  expect(readSavedAddress(markup, hosts)).toBeNull();
});

test('packed lists are unpacked', () => {
  const packed = '<code class="pagelet_html" id="a" style="display:none;"><!-- <ul><li>1</li></ul> --></code>';
  expect(prepareMarkup(packed)).toContain('<ul><li>1</li></ul> </div>');
  expect(prepareMarkup('<code>x</code>')).toBe('<code>x</code>');
});

test('a page that would go elsewhere stays', () => {
  expect(prepareMarkup('<meta http-equiv="refresh" content="0; url=/login"><p>x</p>')).toBe('<p>x</p>');
});

test('what an archive wrote before the addresses is taken away', () => {
  const kept =
    '<a href="/web/20230501000000/https://www.trustpilot.com/reviews/1">1</a><img src="https://web.archive.org/web/20230501im_/https://x.com/a.png">';
  expect(prepareMarkup(kept)).toBe(
    '<a href="https://www.trustpilot.com/reviews/1">1</a><img src="https://x.com/a.png">',
  );
  expect(prepareMarkup('<a href="/web/20230501/notes">n</a>')).toBe('<a href="/web/20230501/notes">n</a>');
});

test.each(['shadowmode', 'shadowroot', 'shadowrootmode'])('a shadow root saved as %s stands again', (name) => {
  expect(prepareMarkup(`<template ${name}="open">x</template>`)).toBe('<template shadowrootmode="open">x</template>');
});
