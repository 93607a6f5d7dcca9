import { deflateSync, gzipSync } from 'node:zlib';
import { type FeedCase, rss } from './feed-case.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
/** `before` and `after` are ASCII; between them stands what another encoding made of the text. */
const around = (before: string, hex: string, after: string): Uint8Array =>
  Buffer.concat([Buffer.from(before, 'latin1'), bytes(hex), Buffer.from(after, 'latin1')]);
const declared = (name: string, hex: string): Uint8Array =>
  around(
    `<?xml version="1.0" encoding="${name}"?><rss version="2.0"><channel><item><title>`,
    hex,
    '</title></item></channel></rss>',
  );
const undeclared = (hex: string): Uint8Array =>
  around('<rss version="2.0"><channel><item><title>', hex, '</title></item></channel></rss>');
const wide = (text: string, isBigEndian: boolean, mark: boolean): Uint8Array => {
  const body = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return isBigEndian ? body.swap16() : body;
};
const utf32 = (text: string, isBigEndian: boolean): Uint8Array => {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const buffer = Buffer.alloc(points.length * 4);
  points.forEach((point, index) => {
    if (isBigEndian) buffer.writeUInt32BE(point, index * 4);
    else buffer.writeUInt32LE(point, index * 4);
  });
  return buffer;
};
const NIHAO = rss('<title>你好 é</title>');
const nihao = (name: string, document: Uint8Array, encoding: string, contentType: string | null = null): FeedCase => ({
  name,
  document,
  hints: { contentType },
  entries: [{ title: '你好 é' }],
  encoding,
});
const GBK = 'c4e3bac3';

/** Bytes to text: byte order mark, header, declaration, strict UTF-8, then statistics. */
export const encodingCases: readonly FeedCase[] = [
  nihao('UTF-8', Buffer.from(NIHAO), 'utf-8'),
  nihao('UTF-8 with a mark', Buffer.from(`\ufeff${NIHAO}`), 'utf-8'),
  nihao(
    'UTF-8 with a mark, declared as GBK by the header',
    Buffer.from(`\ufeff${NIHAO}`),
    'utf-8',
    'text/xml; charset=gbk',
  ),
  nihao('UTF-16 little endian with a mark', wide(NIHAO, false, true), 'utf-16le'),
  nihao('UTF-16 big endian with a mark', wide(NIHAO, true, true), 'utf-16be'),
  nihao('UTF-16 little endian without a mark', wide(NIHAO, false, false), 'utf-16le'),
  nihao('UTF-16 big endian without a mark', wide(NIHAO, true, false), 'utf-16be'),
  nihao('UTF-16 that declares UTF-8', wide(NIHAO.replace('?>', ' encoding="utf-8"?>'), false, true), 'utf-16le'),
  nihao('UTF-32 little endian', utf32(`\ufeff${NIHAO}`, false), 'utf-32le'),
  nihao('UTF-32 big endian without a mark', utf32(NIHAO, true), 'utf-32be'),
  { name: 'GB2312 declared', document: declared('gb2312', GBK), entries: [{ title: '你好' }], encoding: 'gb18030' },
  {
    name: 'GBK declared in single quotes and capitals',
    document: around(
      "<?xml version='1.0' encoding='GBK'?><rss><channel><item><title>",
      `${GBK}8147`,
      '</title></item></channel></rss>',
    ),
    entries: [{ title: '你好丟'.slice(0, 2) + new TextDecoder('gbk').decode(bytes('8147')) }],
    encoding: 'gb18030',
  },
  {
    name: 'GB18030 with four bytes',
    document: declared('gb18030', `${GBK}8139ef30`),
    entries: [{ title: `你好${new TextDecoder('gb18030').decode(bytes('8139ef30'))}` }],
    encoding: 'gb18030',
  },
  {
    name: 'GBK by the header, the declaration says UTF-8',
    document: declared('utf-8', GBK),
    hints: { contentType: 'text/xml; charset=GBK' },
    entries: [{ title: '你好' }],
    encoding: 'gb18030',
  },
  {
    name: 'GBK that claims to be UTF-8 in both places',
    document: declared('utf-8', 'cbd1cbf7cdcbbfeecdb6cbdfcac2bcfeb5c4d7eed0c2bdf8d5b9bacdcbb5c3f7'),
    hints: { contentType: 'application/xml; charset=utf-8' },
    entries: [{ title: '搜索退款投诉事件的最新进展和说明' }],
    encoding: 'gb18030',
  },
  {
    name: 'GBK that claims nothing',
    document: undeclared('cbd1cbf7cdcbbfeecdb6cbdfcac2bcfeb5c4d7eed0c2bdf8d5b9bacdcbb5c3f7'),
    entries: [{ title: '搜索退款投诉事件的最新进展和说明' }],
    encoding: 'gb18030',
  },
  {
    name: 'UTF-8 that the header calls ISO-8859-1',
    document: Buffer.from(NIHAO),
    hints: { contentType: 'text/xml; charset=ISO-8859-1' },
    entries: [{ title: '你好 é' }],
    encoding: 'utf-8',
  },
  { name: 'Big5 declared', document: declared('big5', 'a741a66e'), entries: [{ title: '你好' }], encoding: 'big5' },
  {
    name: 'Big5-HKSCS declared',
    document: declared('big5-hkscs', 'a741a66e'),
    entries: [{ title: '你好' }],
    encoding: 'big5',
  },
  {
    name: 'Shift_JIS declared',
    document: declared('Shift_JIS', '82b182f182c982bf82cd'),
    entries: [{ title: 'こんにちは' }],
    encoding: 'shift_jis',
  },
  {
    name: 'Windows-31J declared',
    document: declared('Windows-31J', '82b182f182c982bf82cd'),
    entries: [{ title: 'こんにちは' }],
    encoding: 'shift_jis',
  },
  {
    name: 'EUC-JP declared',
    document: declared('EUC-JP', 'a4b3a4f3a4cba4c1a4cf'),
    entries: [{ title: 'こんにちは' }],
    encoding: 'euc-jp',
  },
  {
    name: 'ISO-2022-JP declared',
    document: declared('ISO-2022-JP', '1b244224332473244b2441244f1b2842'),
    entries: [{ title: 'こんにちは' }],
    encoding: 'iso-2022-jp',
  },
  {
    name: 'EUC-KR declared',
    document: declared('EUC-KR', 'bec8b3e7c7cfbcbcbff4'),
    entries: [{ title: '안녕하세요'.slice(0, 4) + new TextDecoder('euc-kr').decode(bytes('bff4')) }],
    encoding: 'euc-kr',
  },
  {
    name: 'KOI8-R declared',
    document: declared('koi8-r', 'f0d2c9d7c5d4'),
    entries: [{ title: 'Привет' }],
    encoding: 'koi8-r',
  },
  {
    name: 'Windows-1251 declared',
    document: declared('windows-1251', 'cff0e8e2e5f2'),
    entries: [{ title: 'Привет' }],
    encoding: 'windows-1251',
  },
  {
    name: 'ISO-8859-1 declared, with characters of Windows',
    document: declared('iso-8859-1', '93636166e994'),
    entries: [{ title: '“café”' }],
    encoding: 'windows-1252',
  },
  {
    name: 'ISO-8859-15 declared',
    document: declared('iso-8859-15', 'a4'),
    entries: [{ title: '€' }],
    encoding: 'iso-8859-15',
  },
  {
    name: 'Macintosh declared',
    document: declared('macintosh', '636166 8e'.replace(' ', '')),
    entries: [{ title: 'café' }],
    encoding: 'macintosh',
  },
  {
    name: 'IBM850 declared (no name of the web)',
    document: declared('ibm850', '63616682'),
    entries: [{ title: 'café' }],
    encoding: 'ibm850',
  },
  { name: 'CP437 declared', document: declared('cp437', '63616682'), entries: [{ title: 'café' }], encoding: 'cp437' },
  {
    name: 'UTF-7 declared',
    document: declared('utf-7', Buffer.from('+T2BZfQ-').toString('hex')),
    entries: [{ title: '你好' }],
    encoding: 'utf-7',
  },
  {
    name: 'US-ASCII declared, UTF-8 inside',
    document: declared('us-ascii', Buffer.from('你好').toString('hex')),
    entries: [{ title: '你好' }],
    encoding: 'utf-8',
  },
  {
    name: 'a name that nobody knows',
    document: declared('x-nobody', Buffer.from('你好').toString('hex')),
    entries: [{ title: '你好' }],
    encoding: 'utf-8',
  },
  {
    name: 'a header charset in quotes',
    document: undeclared('a741a66e'),
    hints: { contentType: 'text/xml; charset="big5"; x=y' },
    entries: [{ title: '你好' }],
    encoding: 'big5',
  },
  {
    name: 'a charset with capitals and spaces',
    document: undeclared('a741a66e'),
    hints: { contentType: 'text/xml ; Charset = Big5' },
    entries: [{ title: '你好' }],
    encoding: 'big5',
  },
  {
    name: 'a declaration after a blank line',
    document: around(
      '\n<?xml version="1.0" encoding="gbk"?><rss><channel><item><title>',
      GBK,
      '</title></item></channel></rss>',
    ),
    entries: [{ title: '你好' }],
    encoding: 'gb18030',
  },
  {
    name: 'some broken bytes in long UTF-8',
    document: Buffer.concat([
      Buffer.from(`<rss><channel><item><title>${'退款'.repeat(100)}`),
      bytes('ff'),
      Buffer.from('</title></item></channel></rss>'),
    ]),
    entries: [{ title: `${'退款'.repeat(100)}\ufffd` }],
    encoding: 'utf-8',
  },
  {
    name: 'UTF-8 taken for Latin-1 and encoded again',
    document: Buffer.from(rss(`<title>${Buffer.from('你好').toString('latin1')}</title>`)),
    entries: [{ title: '你好' }],
  },
  {
    name: 'UTF-8 taken for Windows-1252 and encoded again',
    document: Buffer.from(rss(`<title>donâ€™t â€œstopâ€\u009d</title>`)),
    entries: [{ title: 'don’t “stop”' }],
  },
  {
    name: 'characters beyond the first plane',
    document: Buffer.from(rss('<title>𠮷😀&#x20BB7;</title>')),
    entries: [{ title: '𠮷😀𠮷' }],
  },
  { name: 'a lone surrogate', document: rss('<title>a\ud800b</title>'), entries: [{ title: 'a\ufffdb' }] },
  {
    name: 'packed twice, and without saying so',
    document: gzipSync(deflateSync(rss('<title>你好</title>'))),
    entries: [{ title: '你好' }],
  },
  {
    name: 'JSON in UTF-16',
    document: wide('{"version":"https://jsonfeed.org/version/1","title":"你好","items":[]}', false, false),
    feed: { title: '你好' },
    encoding: 'utf-16le',
  },
];
