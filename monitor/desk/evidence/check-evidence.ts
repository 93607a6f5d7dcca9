import { isUtf8 } from 'node:buffer';
import type { EvidenceItem } from '../../../shared/model/evidence.ts';
import type { Labels } from '../../../shared/model/labels.ts';
import { readPicture } from './read-picture.ts';

type Kind = EvidenceItem['kind'];

/** What each kind of evidence may be, as the extension makes it; a note may be anything that somebody attached. */
const TYPES_OF_KIND: Readonly<Record<Kind, RegExp>> = {
  text: /^text\//,
  html: /^text\//,
  metrics: /^application\/json$/,
  screenshot: /^image\/(png|jpeg|webp)$/,
  note: /\//,
};

const MIB = 1024 * 1024;
/** A post, the markup of one post, a few figures; pictures and attachments may fill what a request can carry. */
const MOST_BYTES: Readonly<Record<Kind, number>> = {
  text: MIB,
  html: 2 * MIB,
  metrics: MIB / 16,
  screenshot: 8 * MIB,
  note: 8 * MIB,
};

/** A side longer than browsers draw, or more pixels than a reader's computer can unfold, is no screenshot. */
const MOST_SIDE_PIXELS = 32_767;
const MOST_PIXELS = 100_000_000;

/** Whether something may be shown as a picture, once it is known to be what it says it is. */
export function isPictureType(mediaType: string): boolean {
  return TYPES_OF_KIND.screenshot.test(mediaType);
}

/** Why an item of evidence is not what it says it is (SEC-4); null: nothing speaks against it. */
export function findEvidenceFault(item: EvidenceItem): Labels | null {
  if (!TYPES_OF_KIND[item.kind].test(item.mediaType))
    return say(`${item.kind} 不能是 ${item.mediaType}`, `${item.kind} cannot be ${item.mediaType}`);
  if (item.encoding === 'base64' && !isBase64(item.data))
    return say('data 不是完整的 base64', 'data is not whole base64');
  const bytes = Buffer.from(item.data, item.encoding);
  const most = MOST_BYTES[item.kind];
  if (bytes.length > most)
    return say(
      `有 ${bytes.length} 字节，${item.kind} 最多 ${most} 字节`,
      `it has ${bytes.length} bytes; ${item.kind} may have ${most}`,
    );
  return findContentFault(item.mediaType, bytes);
}

/** Why bytes are not of the media type that they came with. */
export function findContentFault(mediaType: string, bytes: Buffer): Labels | null {
  if (isPictureType(mediaType)) return findPictureFault(mediaType, bytes);
  if (mediaType.startsWith('text/') && !isUtf8(bytes))
    return say(`自称是 ${mediaType}，内容不是 UTF-8 文本`, `it says ${mediaType}, but its bytes are no UTF-8 text`);
  if (mediaType === 'application/json' && !isJson(bytes))
    return say('自称是 JSON，内容不是', 'it says JSON, but its bytes are none');
  if (mediaType === 'application/pdf' && !bytes.subarray(0, 1024).includes('%PDF-'))
    return say('自称是 PDF，内容不是', 'it says PDF, but its bytes are none');
  return null;
}

function findPictureFault(mediaType: string, bytes: Buffer): Labels | null {
  const picture = readPicture(bytes);
  if (picture?.mediaType !== mediaType)
    return say(
      `自称是 ${mediaType}，内容${picture === null ? '不是完整的图片' : `却是 ${picture.mediaType}`}`,
      `it says ${mediaType}, but its bytes are ${picture === null ? 'no whole picture' : picture.mediaType}`,
    );
  const { width, height } = picture;
  if (Math.min(width, height) > 0 && Math.max(width, height) <= MOST_SIDE_PIXELS && width * height <= MOST_PIXELS)
    return null;
  return say(
    `图片为 ${width}×${height} 像素，每边应为 1–${MOST_SIDE_PIXELS}，总数不超过 ${MOST_PIXELS}`,
    `the picture has ${width}×${height} pixels; a side may have 1 to ${MOST_SIDE_PIXELS}, the whole ${MOST_PIXELS}`,
  );
}

function isBase64(data: string): boolean {
  return data.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(data);
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

function say(zh: string, en: string): Labels {
  return { 'zh-CN': zh, en };
}
