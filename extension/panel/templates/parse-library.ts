import { z } from 'zod';
import type { LibraryFile } from '../../../shared/replies/library-file.ts';
import { readLibraryFile } from '../../../shared/replies/read-library-file.ts';

// Pages of the extension may not compile schemas.
z.config({ jitless: true });

/** Loaded when such a file comes: the view of the templates stands without any schema. */
export function parseLibrary(text: string): LibraryFile {
  return readLibraryFile(text);
}
