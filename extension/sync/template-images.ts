import { type ApiClient, ApiError } from '../../shared/api-client.ts';
import type { Labels } from '../../shared/model/labels.ts';
import type { TemplateImage } from '../../shared/model/template.ts';
import { readImage } from '../../shared/replies/read-image.ts';
import { openDatabase } from './database.ts';
import { writeWithRoom } from './make-room.ts';
import { createMonitorClient } from './monitor-client.ts';
import { readOwnTemplates } from './own-templates.ts';
import { readPairing } from './pairing-store.ts';
import { readTeamLibrary } from './team-templates.ts';

/** Keeps the bytes of an image; two that are the same are kept once. @throws the browser's error when there is no room. */
export async function keepImage(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  now: number,
): Promise<{ readonly image: TemplateImage } | { readonly why: Labels }> {
  const verdict = readImage(bytes);
  if (!verdict.fits) return { why: verdict.why };
  const { mediaType, width, height } = verdict;
  const id = await hashBytes(bytes);
  await putImage(id, bytes, now);

  const ending = mediaType.slice('image/'.length).replace('jpeg', 'jpg');
  const stem = name.replace(/\.[a-z0-9]+$/iu, '').replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_');
  return {
    image: { id, name: `${stem.slice(0, 80) || 'image'}.${ending}`, mediaType, width, height, bytes: bytes.length },
  };
}

/** The bytes of an image; those of the house are fetched when they are first wanted. Null: they are gone, or the monitor cannot be asked. */
export async function readImageBytes(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return (await (await openDatabase()).get('images', id))?.bytes ?? (await fetchImage(id));
}

/** Puts pictures on the monitor, for a template of the house that is about to name them. Those that are gone here are left to it to miss. */
export async function sendImages(client: ApiClient, images: readonly TemplateImage[]): Promise<void> {
  for (const { id } of images) {
    const bytes = (await (await openDatabase()).get('images', id))?.bytes;
    if (bytes) await client.putTemplateImage({ params: { id }, body: { data: writeBase64(bytes) } });
  }
}

/** An image as a data URL; null: its bytes are gone. */
export async function readImageUrl({ id, mediaType }: Pick<TemplateImage, 'id' | 'mediaType'>): Promise<string | null> {
  const bytes = await readImageBytes(id);
  return bytes === null ? null : `data:${mediaType};base64,${writeBase64(bytes)}`;
}

/**
 * Forgets the bytes that no template and no unsaved draft names any more, after one was changed or deleted. Those that came in just now
 * stay: another window is about to name them.
 */
export async function dropUnusedImages(now: number): Promise<void> {
  const [own, { rows }] = await Promise.all([readOwnTemplates(), readTeamLibrary()]);
  const templates = [...own, ...rows.map(({ template }) => template)];
  const used = new Set(templates.flatMap(({ images = [] }) => images.map(({ id }) => id)));
  const database = await openDatabase();
  const drafts = JSON.stringify(await database.getAll('drafts'));
  for (const { id, at = 0 } of await database.getAll('images'))
    if (!used.has(id) && !drafts.includes(id) && at < now - FRESH_MS) await database.delete('images', id);
}
/** The file picker, the reading and the first keeping of the draft are over long before. */
const FRESH_MS = 10 * 60_000;

async function putImage(id: string, bytes: Uint8Array<ArrayBuffer>, now: number): Promise<void> {
  const database = await openDatabase();
  await writeWithRoom(database, 'cache', () => database.put('images', { id, bytes, at: now }));
}

/** Only what a template of the house names is asked for, and only what its id says is kept. */
async function fetchImage(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const pairing = await readPairing();
  if (!pairing || pairing.expired) return null;
  const { rows } = await readTeamLibrary();
  if (!rows.some(({ template: { images = [] } }) => images.some((one) => one.id === id))) return null;
  try {
    const { bytes } = await createMonitorClient(pairing).getTemplateImage({ params: { id } });
    const own = new Uint8Array(bytes);
    if (!readImage(own).fits || (await hashBytes(own)) !== id) return null;
    await putImage(id, own, Date.now());
    return own;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return null;
  }
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
