import type { SourceType } from '../source-type.ts';
import feed from './feed.ts';

/** Every kind of source. A new one is a file in this folder and a line here. */
const types: readonly SourceType[] = [feed];

/** By id, as the configuration and the stored sources name them. */
export const sourceTypes: ReadonlyMap<string, SourceType> = new Map(types.map((type) => [type.id, type]));
