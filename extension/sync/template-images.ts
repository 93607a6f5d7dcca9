import type { Labels } from '../../shared/model/labels.ts';
import type { TemplateImage } from '../../shared/model/template.ts';
import { readImage } from '../../shared/replies/read-image.ts';
import { openDatabase } from './database.ts';
import { writeWithRoom } from './make-room.ts';
import { readOwnTemplates } from './own-templates.ts';

/** Keeps the bytes of an image; two that are the same are kept once. @throws the browser's error when there is no room. */
export async function keepImage(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<{ readonly image: TemplateImage } | { readonly why: Labels }> {
  const verdict = readImage(bytes);
  if (!verdict.fits) return { why: verdict.why };
  const { mediaType, width, height } = verdict;
  const id = await hashBytes(bytes);
  const database = await openDatabase();
  await writeWithRoom(database, 'cache', () => database.put('images', { id, bytes }));
  const ending = mediaType.slice('image/'.length).replace('jpeg', 'jpg');
  const stem = name.replace(/\.[a-z0-9]+$/iu, '').replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_');
  return {
    image: { id, name: `${stem.slice(0, 80) || 'image'}.${ending}`, mediaType, width, height, bytes: bytes.length },
  };
}

/** The bytes of an image; null: they are gone. */
export async function readImageBytes(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return (await (await openDatabase()).get('images', id))?.bytes ?? null;
}

/** An image as a data URL; null: its bytes are gone. */
export async function readImageUrl({ id, mediaType }: Pick<TemplateImage, 'id' | 'mediaType'>): Promise<string | null> {
  const bytes = await readImageBytes(id);
  return bytes === null ? null : `data:${mediaType};base64,${writeBase64(bytes)}`;
}

/** Forgets the bytes that no template and no unsaved draft names any more, after one was changed or deleted. */
export async function dropUnusedImages(): Promise<void> {
  const used = new Set((await readOwnTemplates()).flatMap(({ images = [] }) => images.map(({ id }) => id)));
  const database = await openDatabase();
  const drafts = JSON.stringify(await database.getAll('drafts'));
  for (const id of await database.getAllKeys('images'))
    if (!used.has(id) && !drafts.includes(id)) await database.delete('images', id);
}

/** Bytes as base64, in pieces that a call takes. */
export function writeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}
const PIECE = 8192;

async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
