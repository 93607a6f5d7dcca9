import type { EvidenceItem } from '../../shared/model/evidence.ts';

/** Makes one item of evidence with the hash of its decoded bytes (SEC-3). Needs a secure context: throws a TypeError without one. */
export async function makeEvidenceItem(
  kind: EvidenceItem['kind'],
  mediaType: string,
  data: string,
  encoding: EvidenceItem['encoding'],
): Promise<EvidenceItem> {
  const bytes =
    encoding === 'utf8'
      ? new TextEncoder().encode(data)
      : Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { kind, mediaType, data, encoding, sha256 };
}
