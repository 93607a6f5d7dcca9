import { isPictureType } from '../evidence/check-evidence.ts';
import type { PackItem } from './gather-pack.ts';

/** What a person may open with a double click. Everything else is text, or bytes that no program claims. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'application/json': 'json',
  'application/pdf': 'pdf',
};

/** Where an item lies in the pack: a name of ours, never one from outside. Foreign markup is a text file. */
export function nameItem({ item }: PackItem, index: number): string {
  const isText = item.mediaType.startsWith('text/');
  const extension = EXTENSIONS[item.mediaType] ?? (isText ? 'txt' : 'bin');
  return `evidence/${String(index + 1).padStart(2, '0')}-${item.kind}.${extension}`;
}

/** Whether the index may show it as a picture. */
export function isPicture({ item }: PackItem): boolean {
  return isPictureType(item.mediaType);
}
