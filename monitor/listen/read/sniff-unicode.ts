/** Unicode encodings that show in the first bytes. */
export type UnicodeEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** First bytes: byte order marks, then the shape of `<` or `{` in wide characters. The longer one stands first. */
const SIGNATURES: readonly (readonly [readonly number[], UnicodeEncoding])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x3c, 0, 0, 0], 'utf-32le'],
  [[0, 0, 0, 0x3c], 'utf-32be'],
  [[0x3c, 0], 'utf-16le'],
  [[0, 0x3c], 'utf-16be'],
  [[0x7b, 0], 'utf-16le'],
  [[0, 0x7b], 'utf-16be'],
];

/** Says which Unicode encoding the first bytes prove, by a byte order mark or by wide characters; null: no proof. */
export function sniffUnicode(bytes: Uint8Array): UnicodeEncoding | null {
  for (const [signature, encoding] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) return encoding;
  }
  return null;
}

/** Decodes UTF-32, which `TextDecoder` does not know. What is no character becomes U+FFFD. */
export function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let offset = 0; offset + 4 <= bytes.length; offset += 4) {
    const point = view.getUint32(offset, isLittleEndian);
    if (offset === 0 && point === 0xfeff) continue;
    const isCharacter = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    pieces.push(isCharacter ? String.fromCodePoint(point) : '\ufffd');
  }
  return pieces.join('');
}
