/** A part of the visible page, CSS pixels. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 8;

/**
 * Cuts the post out of a picture of the visible tab (PNG data URL). Returns PNG bytes as base64; null when the post is not in view.
 * The picture is decoded from its bytes: an image element or a fetch would be subject to the page's own policy.
 */
export async function cropScreenshot(
  dataUrl: string,
  rect: Rect,
  viewport: { readonly width: number },
): Promise<string | null> {
  const picture = await createImageBitmap(new Blob([decodeDataUrl(dataUrl)], { type: 'image/png' }));
  const scale = picture.width / viewport.width;
  const left = Math.max(0, Math.floor((rect.x - MARGIN) * scale));
  const top = Math.max(0, Math.floor((rect.y - MARGIN) * scale));
  const width = Math.min(picture.width - left, Math.ceil((rect.width + 2 * MARGIN) * scale));
  const height = Math.min(picture.height - top, Math.ceil((rect.height + 2 * MARGIN) * scale));
  if (width <= 0 || height <= 0) return null;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(picture, left, top, width, height, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return encodeBase64(new Uint8Array(await blob.arrayBuffer()));
}

function decodeDataUrl(dataUrl: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}

function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(text);
}
