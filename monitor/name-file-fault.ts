/** What a person can do about a file that the system refuses, by its error code. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; is the path right?',
  ENOTDIR: 'there is no such file; a part of the path is a file, not a folder',
  EISDIR: 'it is a folder; give the path of a file',
  EACCES: 'this user may not open it; give yourself the right, or choose another path',
  EPERM: 'this user may not open it; give yourself the right, or choose another path',
  ENOSPC: 'the disk is full; make room and try again',
  EROFS: 'the disk cannot be written to; choose another path',
  EEXIST: 'it exists already; choose another name',
};

/** A sentence for an error of the file system that names the path and the way out; null for any other error. */
export function nameFileFault(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  const words = code === undefined || syscall?.startsWith('spawn') ? undefined : WORDS[code];
  // A folder can be opened, so only reading it fails, and that error names no path.
  return words === undefined ? null : `${path ?? 'The path that was given'}: ${words}`;
}
