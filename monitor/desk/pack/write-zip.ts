import { setImmediate as breathe } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { PackFile } from './pack-files.ts';

/** Bytes that are handed on between two breaths of the thread. */
const PIECE = 256 * 1024;
/** Packing these again saves nothing. */
const PACKED = /\.(png|jpg|webp|pdf)$/;

/** A ZIP archive of the files, piece by piece; others have their turn between. @param at every file carries this time. */
export async function* writeZip(files: readonly PackFile[], at: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error !== null) failed = error;
    else ready.push(chunk);
  });
  for (const { path, bytes } of files) {
    const entry = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = at;
    zip.add(entry);
    for (let from = 0; from === 0 || from < bytes.length; from += PIECE) {
      entry.push(bytes.subarray(from, from + PIECE), from + PIECE >= bytes.length);
      if (failed !== null) throw failed;
      yield* ready.splice(0);
      await breathe();
    }
  }
  zip.end();
  yield* ready.splice(0);
}
