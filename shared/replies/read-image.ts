import type { Labels } from '../model/labels.ts';
import { type ImageType, MOST_IMAGE_BYTES, MOST_IMAGE_SIDE } from '../model/template.ts';

/** What an image is by its bytes, whatever its name says; or why it cannot be taken. */
export type ImageVerdict =
  | { readonly fits: true; readonly mediaType: ImageType; readonly width: number; readonly height: number }
  | { readonly fits: false; readonly why: Labels };

const NO_IMAGE: Labels = {
  'zh-CN': '只收 PNG、JPEG 和 WebP 图片。',
  en: 'Only PNG, JPEG and WebP images are taken.',
};
const TOO_LARGE: Labels = {
  'zh-CN': `图片超过 ${MOST_IMAGE_BYTES / 1_000_000} MB，请先压缩。`,
  en: `The image is larger than ${MOST_IMAGE_BYTES / 1_000_000} MB: compress it first.`,
};
const TOO_WIDE: Labels = {
  'zh-CN': `图片的一边超过 ${MOST_IMAGE_SIDE} 像素，请先缩小。`,
  en: `A side of the image is longer than ${MOST_IMAGE_SIDE} pixels: make it smaller first.`,
};

/** Judges an image by its first bytes. */
export function readImage(bytes: Uint8Array): ImageVerdict {
  const size = readPng(bytes) ?? readJpeg(bytes) ?? readWebp(bytes);
  if (!size || size.width === 0 || size.height === 0) return { fits: false, why: NO_IMAGE };
  if (bytes.length > MOST_IMAGE_BYTES) return { fits: false, why: TOO_LARGE };
  if (Math.max(size.width, size.height) > MOST_IMAGE_SIDE) return { fits: false, why: TOO_WIDE };
  return { fits: true, ...size };
}

interface Size {
  readonly mediaType: ImageType;
  readonly width: number;
  readonly height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function readPng(bytes: Uint8Array): Size | null {
  if (bytes.length < 24 || PNG.some((byte, at) => bytes[at] !== byte)) return null;
  const view = viewOf(bytes);
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Goes from marker to marker to the first that says how large the frame is. */
function readJpeg(bytes: Uint8Array): Size | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { mediaType: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function readWebp(bytes: Uint8Array): Size | null {
  const word = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 30 || word(0) !== 'RIFF' || word(8) !== 'WEBP') return null;
  const view = viewOf(bytes);
  const three = (at: number): number => view.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16);
  const mediaType = 'image/webp' as const;
  if (word(12) === 'VP8X') return { mediaType, width: three(24) + 1, height: three(27) + 1 };
  if (word(12) === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (word(12) !== 'VP8 ') return null;
  return { mediaType, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
