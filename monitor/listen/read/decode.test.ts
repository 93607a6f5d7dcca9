import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';

const CHINESE = '这家店的客服态度非常差，我买的手机屏幕有问题，要求退款却一直没有人处理，请大家注意';
/** `CHINESE` in GB18030, hex, made with iconv: Node does not encode it. */
const GB18030 =
  'd5e2bcd2b5eab5c4bfcdb7feccacb6c8b7c7b3a3b2eea3acced2c2f2b5c4cad6bbfac6c1c4bbd3d0cecacce2a3acd2aac7f3cdcbbfeec8b4d2bbd6b1c3bbd3d0c8cbb4a6c0eda3acc7ebb4f3bcd2d7a2d2e2';
/** Sentences of a complaint in the encodings of the region: label, hex, text. */
const LEGACY: readonly (readonly [string, string, string])[] = [
  ['gb18030', GB18030, CHINESE],
  [
    'big5',
    'abc8aa41ba41abd7ab44b160ae74a141a7dab652aabaa4e2bef7bfc3b9f5a6b3b0ddc344a141ad6ea844b068b4daab6fa440aabda853a6b3a448b342b27a',
    '客服態度非常差，我買的手機螢幕有問題，要求退款卻一直沒有人處理',
  ],
  [
    'shift_jis',
    '82b182cc90bb956982cd82b782ae82c989f382ea82dc82b582bd814295d48e9682aa82a082e882dc82b982f1814295d48be082b582c482ad82be82b382a28142',
    'この製品はすぐに壊れました。返事がありません。返金してください。',
  ],
  [
    'euc-jp',
    'a4b3a4cec0bdc9caa4cfa4b9a4b0a4cbb2f5a4eca4dea4b7a4bfa1a3cad6bbf6a4aca4a2a4eaa4dea4bba4f3a1a3cad6b6e2a4b7a4c6a4afa4c0a4b5a4a4a1a3',
    'この製品はすぐに壊れました。返事がありません。返金してください。',
  ],
  [
    'euc-kr',
    'c0cc20c1a6c7b0c0ba20b1ddb9e620b0edc0e5b3b5bdc0b4cfb4d92e20b0edb0b4bcbec5cdbfa120bfacb6f4c7d8b5b520b4e4baafc0cc20bef8bdc0b4cfb4d92e20c8afbad2c7d820c1d6bcbcbfe42e',
    '이 제품은 금방 고장났습니다. 고객센터에 연락해도 답변이 없습니다. 환불해 주세요.',
  ],
];
const xml = (encoding: string | null, hex: string): Uint8Array =>
  Buffer.concat([
    Buffer.from(`<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?><rss><title>`),
    Buffer.from(hex, 'hex'),
    Buffer.from('</title></rss>'),
  ]);
const utf16 = (text: string, isLittle: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
};
const utf32 = (text: string, isLittle: boolean): Buffer =>
  Buffer.concat(
    [...text].map((character) => {
      const bytes = Buffer.alloc(4);
      if (isLittle) bytes.writeUInt32LE(character.codePointAt(0)!);
      else bytes.writeUInt32BE(character.codePointAt(0)!);
      return bytes;
    }),
  );

describe('decode', () => {
  it.each(['gb2312', 'GBK', 'gb18030', 'GB_2312-80', 'x-gbk', 'cp936', 'EUC-CN'])(
    'believes a declaration of %s in the XML or in HTTP',
    (name) => {
      for (const decoded of [decode(xml(name, GB18030)), decode(xml(null, GB18030), `text/xml; charset="${name}"`)]) {
        expect(decoded.text).toContain(CHINESE);
        expect(decoded.doubts).toEqual([]);
      }
    },
  );

  it.each(LEGACY)('reads %s declared in the XML, in HTTP, and undeclared with a doubt', (encoding, hex, text) => {
    for (const decoded of [decode(xml(encoding, hex)), decode(xml(null, hex), `text/xml; charset=${encoding}`)]) {
      expect(decoded).toMatchObject({ encoding, doubts: [] });
      expect(decoded.text).toContain(text);
    }
    const guessed = decode(xml(null, hex));
    expect(guessed).toMatchObject({ encoding, doubts: ['charset-guessed'] });
    expect(guessed.text).toContain(text);
  });

  it('lets HTTP outweigh the XML declaration', () => {
    const decoded = decode(xml('big5', GB18030), 'application/xml;charset=gbk');
    expect(decoded.text).toContain(CHINESE);
    expect(decoded.doubts).toEqual([]);
  });

  it('overrules declarations that the bytes contradict, and says so', () => {
    const gbkAsUtf8 = decode(xml('utf-8', GB18030));
    expect(gbkAsUtf8).toMatchObject({ encoding: 'gb18030', doubts: ['charset-overruled'] });
    expect(gbkAsUtf8.text).toContain(CHINESE);
    const utf8 = Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?><rss>${CHINESE}</rss>`);
    expect(decode(utf8)).toMatchObject({ encoding: 'utf-8', doubts: ['charset-overruled'] });
    expect(decode(utf8).text).toContain(CHINESE);
    for (const charset of ['gbk', 'big5', 'shift_jis', 'koi8-r']) {
      const decoded = decode(Buffer.from(`<rss>${CHINESE}</rss>`), `text/xml; charset=${charset}`);
      expect(decoded).toMatchObject({ encoding: 'utf-8', doubts: ['charset-overruled'] });
      expect(decoded.text).toContain(CHINESE);
    }
    const ascii = Buffer.from('<?xml version="1.0" encoding="utf-16"?><rss>plain</rss>');
    expect(decode(ascii)).toMatchObject({ encoding: 'utf-8', text: expect.stringContaining('plain') });
  });

  it('knows no encoding by the name of an object’s own member', () => {
    const latin = Buffer.from('<rss>caf\xe9</rss>', 'latin1');
    expect(decode(latin, 'text/xml; charset=constructor')).toEqual(decode(latin));
  });

  it('does not doubt an unknown name when the bytes are UTF-8', () => {
    expect(decode(Buffer.from('<rss>é</rss>'), 'text/xml; charset=klingon')).toMatchObject({
      encoding: 'utf-8',
      doubts: [],
    });
  });

  it.each([true, false])('reads UTF-16 and UTF-32 with and without a mark (little endian: %s)', (isLittle) => {
    const text = `<?xml version="1.0" encoding="gbk"?><rss>${CHINESE}😀</rss>`;
    for (const bytes of [
      utf16(text, isLittle),
      utf16(`\ufeff${text}`, isLittle),
      utf32(text, isLittle),
      utf32(`\ufeff${text}`, isLittle),
    ]) {
      const decoded = decode(bytes, 'text/xml; charset=iso-8859-1');
      expect(decoded.text.replace('\ufeff', '')).toBe(text);
      expect(decoded.doubts).toEqual([]);
    }
  });

  it('takes a UTF-8 mark away and believes it over everything', () => {
    const bytes = Buffer.from(`\ufeff<?xml version="1.0" encoding="gbk"?><rss>${CHINESE}</rss>`);
    const decoded = decode(bytes, 'text/xml; charset=big5');
    expect(decoded).toMatchObject({ encoding: 'utf-8', doubts: [] });
    expect(decoded.text.startsWith('<?xml')).toBe(true);
  });

  it('keeps UTF-8 that was cut within a character, and tells the loss', () => {
    const bytes = Buffer.from(`<rss>${CHINESE.repeat(5)}`);
    const decoded = decode(bytes.subarray(0, bytes.length - 1));
    expect(decoded).toMatchObject({ encoding: 'utf-8', doubts: ['characters-lost'] });
  });

  it('never fails, whatever the bytes', () => {
    for (const bytes of [[], [0], [0xff], [0xff, 0xfe], [0, 0, 0xfe, 0xff, 1], [0x80, 0x81, 0x82]]) {
      expect(typeof decode(Uint8Array.from(bytes)).text).toBe('string');
    }
  });
});

describe('what servers declare without looking, and what no browser reads any more', () => {
  it.each(LEGACY)('believes the document, not a server that says ISO-8859-1 of everything: %s', (label, hex, text) => {
    const read = decode(xml(label, hex), 'text/xml; charset=ISO-8859-1');
    expect(read).toMatchObject({ encoding: label, doubts: ['charset-overruled'] });
    expect(read.text).toContain(text);
  });

  it('believes a server that says ISO-8859-1 of a document that says the same, or nothing', () => {
    for (const label of ['iso-8859-1', null]) {
      const read = decode(
        xml(label, Buffer.from('Zürich est à côté', 'latin1').toString('hex')),
        'text/xml; charset=ISO-8859-1',
      );
      expect(read).toMatchObject({ encoding: 'windows-1252', doubts: [] });
      expect(read.text).toContain('Zürich est à côté');
    }
  });

  it('reads HZ, with tildes, joined lines and an end that was forgotten', () => {
    const hz = (text: string) => decode(Buffer.from(`<?xml version="1.0" encoding="hz-gb-2312"?>${text}`, 'latin1'));
    expect(hz('<a>~{<:Ky2;S{#,NpJ)l6HK!#~} ~~ ~\nx ~{<:Ky\ny</a>')).toMatchObject({
      encoding: 'hz-gb-2312',
      doubts: [],
    });
    expect(hz('<a>~{<:Ky2;S{#,NpJ)l6HK!#~} ~~ ~\nx ~{<:Ky\ny</a>').text).toMatch(
      /<a>己所不欲，勿施於人。 ~ x 己所\ny<\/a>$/u,
    );
  });
});
