/** A picture as its bytes say it is, whatever it was called. */
export interface Picture {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Type and size of a picture; null when the bytes are none of the three, or are cut off. Its pixels are not decoded:
 * this tells what it is, not what it shows.
 */
export function readPicture(bytes: Buffer): Picture | null {
  try {
    return readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
  } catch (error) {
    // A length that points past the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const PNG_START = '89504e470d0a1a0a';

/** PNG (third edition), 5.3 and 11.2: chunks of length, name, data and checksum, from IHDR to IEND. */
function readPng(bytes: Buffer): Picture | null {
  if (bytes.toString('hex', 0, 8) !== PNG_START || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  for (let at = 8; ; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) !== 'IEND') continue;
    bytes.readUInt32BE(at + 8);
    return { mediaType: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
}

/** Start of frame of every kind of JPEG: SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** ITU T.81, B.1.1: segments of marker and length; the frame has the size, after the scans stands the end. */
function readJpeg(bytes: Buffer): Picture | null {
  if (bytes.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; bytes[at] === 0xff; ) {
    const marker = bytes.readUInt8(at + 1);
    if (isFrame(marker)) {
      const isWhole = bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > at;
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return isWhole ? { mediaType: 'image/jpeg', width, height } : null;
    }
    // Any number of FF may stand before a marker (B.1.1.2).
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** RFC 9649, 2.3 to 2.7: one container, three ways to write the size. */
function readWebp(bytes: Buffer): Picture | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null;
  if (8 + bytes.readUInt32LE(4) > bytes.length) return null;
  const size = readWebpSize(bytes);
  return size === null ? null : { mediaType: 'image/webp', width: size[0], height: size[1] };
}

function readWebpSize(bytes: Buffer): [width: number, height: number] | null {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      if (bytes.toString('hex', 23, 26) !== '9d012a') return null;
      return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
    case 'VP8L': {
      if (bytes[20] !== 0x2f) return null;
      const sizes = bytes.readUInt32LE(21);
      return [(sizes & 0x3fff) + 1, ((sizes >>> 14) & 0x3fff) + 1];
    }
    case 'VP8X':
      return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
    default:
      return null;
  }
}
