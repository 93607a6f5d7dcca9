import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { openDatabase } from '../sync/database.ts';
import { keepDraft, readDrafts } from '../sync/kept-drafts.ts';

/** What was typed and not sent, by its place. It is read once a panel and written with every change. */
const kept = new Map<string, unknown>();
let reading: Promise<void> | null = null;
let writing: Promise<unknown> = Promise.resolve();
/** Places that were changed while an earlier write went on: each is written as it stands when its turn comes. */
const waiting = new Set<string>();

/** Makes of what is kept what is to be kept; null: nothing any more. */
export type Keep<T> = (change: null | ((before: T) => T)) => void;

/**
 * Something typed that is there again when a person comes back to the place where they typed it, also after the panel was closed: nothing
 * is lost on the way to another view. What is kept is JSON. A week later it is deleted (kept-drafts.ts).
 */
export function useKept<T>(place: string, empty: T): readonly [value: T, keep: Keep<T>] {
  const [, redraw] = useState(0);
  const whenEmpty = useRef(empty);
  whenEmpty.current = empty;
  useEffect(() => {
    let isHere = true;
    void readKept().then(() => isHere && redraw((n) => n + 1));
    return () => {
      isHere = false;
    };
  }, []);
  const keep = useCallback(
    (change: null | ((before: T) => T)) => {
      if (change === null) kept.delete(place);
      else kept.set(place, change((kept.get(place) as T | undefined) ?? whenEmpty.current));
      write(place);
      redraw((n) => n + 1);
    },
    [place],
  );
  return [(kept.get(place) as T | undefined) ?? empty, keep];
}

/** When everything that was typed, or forgotten, so far stands in the database. */
export async function waitForKept(): Promise<void> {
  await writing;
}

/** Words that are there again. An empty text is none. */
export function useKeptText(place: string): readonly [text: string, setText: (text: string) => void] {
  const [text, keep] = useKept(place, '');
  return [text, (next) => keep(next === '' ? null : () => next)];
}

/** What was typed since this panel opened goes before what the database has. */
function readKept(): Promise<void> {
  reading ??= openDatabase()
    .then((database) => readDrafts(database, Date.now()))
    .then((stored) => {
      for (const [place, value] of stored) if (!kept.has(place) && !waiting.has(place)) kept.set(place, value);
    })
    // Without a database the words last as long as the panel; the panel says itself that it cannot keep anything.
    .catch((error: unknown) => console.error('[earshot]', error));
  return reading;
}

function write(place: string): void {
  if (waiting.has(place)) return;
  waiting.add(place);
  writing = writing.then(async () => {
    waiting.delete(place);
    try {
      await keepDraft(await openDatabase(), place, kept.get(place) ?? null, Date.now());
    } catch (error) {
      console.error('[earshot]', error);
    }
  });
}
