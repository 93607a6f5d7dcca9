import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';

describe('htmlToText', () => {
  it.each([
    ['<p>one</p><p>two</p>', 'one\ntwo'],
    ['one<br>two<br/>three', 'one\ntwo\nthree'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['a <b>b</b> c', 'a b c'],
    ['a\n   <b>b</b>', 'a b'],
    // Without any tag, line ends are the author's.
    ['a\n   b', 'a\nb'],
    ['a < b, 5<6 > 4', 'a < b, 5<6 > 4'],
    ['x<script>alert("</p>")</script>y', 'xy'],
    ['x<style>p{}</STYLE >y<style>z', 'xy'],
    ['<a title="x>y" href=\'>\'>z</a>', 'z'],
    ['<a title="never closed>z', 'z'],
    ["it's <i>fine</i>", "it's fine"],
    ['&lt;b&gt; &amp;amp; &eacute;&#20320;', '<b> &amp; é你'],
    ['<!-- no --><!doctype html><?php no ?>yes<!-- never closed', 'yes'],
    ['a<![CDATA[<b>]]>c', 'a<b>c'],
    ['a<![CDATA[cut', 'acut'],
    [`<!' <a href="foo">bar</a>`, "<!' bar"],
    ['<', '<'],
    ['a<', 'a<'],
    ['<p', ''],
    ['</', ''],
    ['<script/>shown', 'shown'],
    ['<iframe src=x>inner</iframe>', 'inner'],
    ['<head><title>no</title></head>yes', 'yes'],
    ['', ''],
  ])('%j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('keeps any text that was escaped, whatever it is', () => {
    const escapeMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const visible = fc.stringMatching(/^[!-~\u4e00-\u9fff]+( [!-~\u4e00-\u9fff]+)*$/);
    fc.assert(fc.property(visible, (text) => htmlToText(`<p>${escapeMarkup(text)}</p>`) === text));
  });

  it('ends on any text', () => {
    const shards = fc.constantFrom(
      '<',
      '>',
      '</',
      '<!--',
      '-->',
      '<script',
      '"',
      "'",
      '=',
      '<p>',
      '&',
      '&#',
      ']]>',
      '<![CDATA[',
      ' ',
      'a',
      '字',
    );
    fc.assert(
      fc.property(fc.array(shards), (pieces) => typeof htmlToText(pieces.join('')) === 'string'),
      { numRuns: 2_000 },
    );
  });
});
