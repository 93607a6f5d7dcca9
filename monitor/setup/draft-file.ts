import { createHash, randomBytes } from 'node:crypto';
import { chmod, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import type { ConfigDraft } from '../../shared/schemas/setup.ts';
import { updateYaml } from './update-yaml.ts';

/** A configuration file as it stands. */
export interface DraftFile {
  readonly text: string;
  /** Changes with every byte; null: there is no file yet. */
  readonly version: string | null;
  /** Null: the text is no YAML with fields, so nothing can be said about what is in it. */
  readonly draft: ConfigDraft | null;
}

const NEW_FILE =
  '# Earshot 顺风耳 · written by the setup page; comments stay when it writes again 由设置页写入，注释会保留\n';
/** It may hold keys of robots and sites. */
const NEW_MODE = 0o600;

/** Reads it; a file that is not there is an empty one. */
export async function readDraftFile(file: string): Promise<DraftFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { text: '', version: null, draft: {} };
  }
  return { text, version: versionOf(text), draft: readDraft(text) };
}

/** A fingerprint that changes with every byte. */
export function versionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function readDraft(text: string): ConfigDraft | null {
  try {
    const document = parseDocument(text);
    const value: unknown = document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 20 }) ?? {});
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as ConfigDraft) : null;
  } catch (error) {
    // An alias bomb: refused by the check of the configuration in words.
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

/** The text that says the draft, as near to the present one as can be. */
export function writeDraft({ text, draft: now }: DraftFile, draft: ConfigDraft): string {
  if (isDeepStrictEqual(now, draft)) return text;
  const document = parseDocument(text === '' ? NEW_FILE : text);
  updateYaml(document, draft);
  return document.toString({ lineWidth: 0 });
}

/** Puts a text in the place of the file at once or not at all; a link stays one, permissions stay. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => NEW_MODE,
  );
  const beside = `${target}.${randomBytes(4).toString('hex')}.new`;
  try {
    const handle = await open(beside, 'wx', NEW_MODE);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
