import type { Person } from '../../shared/model/person.ts';
import { findHearers } from '../desk/find-hearers.ts';
import { readLastSeenBrowser } from '../store/people/last-seen-browser.ts';
import { findPersonByName, listPeople } from '../store/people/people.ts';
import type { Db } from '../store/store.ts';

/** Browsers that can show an alert for somebody. */
export interface FoundBrowsers {
  /** Whose they are: the person, or who stands in; empty: nobody is there. */
  readonly people: readonly Person[];
  /** When one was last heard of, to the minute; null: none is paired. */
  readonly lastSeenAt: number | null;
  readonly isOpen: boolean;
}

/** A browser that is open is heard of every minute (stream) or half a minute (alarm), and noted to the minute. */
const GONE_AFTER_MS = 150_000;

/** Finds the browsers of the person of a name at an instant, or of who hears for them while they are away. */
export async function findBrowsers(db: Db, name: string, at: number): Promise<FoundBrowsers> {
  const person = await findPersonByName(db, name);
  if (person === null) return { people: [], lastSeenAt: null, isOpen: false };
  const { personIds } = await findHearers(db, [person.id], at);
  const people = (await listPeople(db)).filter(({ id }) => personIds.includes(id));
  const lastSeenAt = await readLastSeenBrowser(db, personIds);
  return { people, lastSeenAt, isOpen: lastSeenAt !== null && lastSeenAt >= at - GONE_AFTER_MS };
}
