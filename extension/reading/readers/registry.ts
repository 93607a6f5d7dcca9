import { readLitData } from './lit-data.ts';
import { readSchemaReview } from './schema-review.ts';

/** Reads one key of a post from data that is not in the markup. Null when it is not there. */
export type Reader = (post: Element, key: string) => string | null;

/** Readers are bundled and named: an adapter can only name one, it can never bring code. */
export const READERS = {
  'lit-data': readLitData,
  'schema-review': readSchemaReview,
} as const satisfies Readonly<Record<string, Reader>>;
export type ReaderName = keyof typeof READERS;
