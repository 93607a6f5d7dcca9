import { normaliseEditorText } from './composers/read-back.ts';

const TEN_MINUTES_MS = 600_000;

/** One reply that was put into a box, or one message that was opened. Kept in this browser only; of the text a number. */
export interface ReplyUse {
  readonly kind: 'public' | 'message';
  readonly site: string;
  readonly templateId: string | null;
  readonly variant: number | null;
  readonly textHash: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Variants of a template in the order they were used. */
export function listUsedVariants(uses: readonly ReplyUse[], templateId: string): number[] {
  return uses.flatMap((use) => (use.templateId === templateId && use.variant !== null ? [use.variant] : []));
}

/** How often the very same text was put into a public box of a site within a day. */
export function countSameText(uses: readonly ReplyUse[], site: string, text: string): number {
  const hash = hashText(text);
  return uses.filter((use) => use.kind === 'public' && use.site === site && use.textHash === hash).length;
}

/** Messages opened on a site within the last ten minutes. */
export function countRecentMessages(uses: readonly ReplyUse[], site: string, now: number): number {
  return uses.filter((use) => use.kind === 'message' && use.site === site && now - use.at < TEN_MINUTES_MS).length;
}

/** A number that equal texts share; spaces and the name that a text begins with do not count. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of normaliseEditorText(text)
    .replace(/^@\S+\s*/u, '')
    .replace(/\s+/gu, '')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}
