const BEGIN = 0x7e;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/**
 * HZ (RFC 1843): seven bits a byte, Chinese between `~{` and `~}` in pairs that are GB 2312 without their eighth bit; `~~` is a tilde,
 * and a tilde at the end of a line joins it with the next. No browser reads it any more, old gateways of forums still send it.
 */
export function decodeHz(bytes: Uint8Array): string {
  const eight: number[] = [];
  let isChinese = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0;
    if (byte === BEGIN && next === (isChinese ? CLOSE : OPEN)) {
      isChinese = !isChinese;
      at += 1;
    } else if (isChinese && byte > 0x20 && next > 0x20) {
      eight.push(byte | 0x80, next | 0x80);
      at += 1;
    } else if (!isChinese && byte === BEGIN && (next === BEGIN || next === 0x0a)) {
      if (next === BEGIN) eight.push(BEGIN);
      at += 1;
    } else {
      // A line ends Chinese even where its end was forgotten.
      if (byte === 0x0a) isChinese = false;
      eight.push(byte);
    }
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(eight));
}
