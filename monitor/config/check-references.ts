import type { Labels } from '../../shared/model/labels.ts';
import { makeCalendar } from '../../shared/service/calendar.ts';
import { makeCalendars } from '../../shared/service/named-calendars.ts';
import { FAULT_WORDS, type Named } from './fault-words.ts';
import { personOfBrowser } from './give-browsers.ts';
import { readAbsence } from './read-absence.ts';
import type { Config } from './schema.ts';

/** Where in a configuration something stands: `['routes', 2, 'during']`. */
export type Path = readonly PropertyKey[];

/** Something that each part of a configuration is right about and the whole is not. */
export interface WrongReference {
  readonly path: Path;
  readonly reason: Labels;
}

type Add = (path: Path, reason: Labels) => void;

/** An instant of no meaning, by which hours are asked whether they ever end. */
const SOME_DAY = Date.UTC(2026, 0, 5);

/** Finds ids used twice, names that nothing bears, hours that never end, and times that leave none to listen. */
export function checkReferences(config: Config): WrongReference[] {
  const found: WrongReference[] = [];
  const add: Add = (path, reason) => found.push({ path, reason });
  checkTwice(config, add);
  checkBrands(config, add);
  checkBrowsers(config, add);
  const calendars = checkCalendars(config, add);
  config.routes.forEach((route, r) => {
    checkRoute(config, route, calendars, { path: ['routes', r], add });
  });
  config.people.forEach((person, p) => {
    checkPerson(config, person, calendars, { path: ['people', p], add });
  });
  const { windowMinutes, reserveMinutes } = config.policies;
  if (reserveMinutes >= windowMinutes)
    add(['policies', 'reserveMinutes'], FAULT_WORDS.noTimeToListen(reserveMinutes, windowMinutes));
  return found;
}

function checkTwice(
  { brands, sources, channels, helpdesks, mailboxes, people, siteCorrections }: Config,
  add: Add,
): void {
  for (const [list, items] of Object.entries({ brands, sources, channels, helpdesks, mailboxes })) {
    for (const [index, id] of repeated(items.map((item) => item.id))) add([list, index, 'id'], FAULT_WORDS.idTwice(id));
  }
  for (const [index, site] of repeated(siteCorrections.map((one) => one.site)))
    add(['siteCorrections', index, 'site'], FAULT_WORDS.idTwice(site));
  for (const [index, name] of repeated(people.map((person) => person.name)))
    add(['people', index, 'name'], FAULT_WORDS.nameTwice(name));
}

function repeated(ids: readonly string[]): [number, string][] {
  return [...ids.entries()].filter(([index, id]) => ids.indexOf(id) < index);
}

function checkBrands({ brands, sources, helpdesks, mailboxes, routes }: Config, add: Add): void {
  const ids = brands.map(({ id }) => id);
  for (const [list, items] of Object.entries({ sources, helpdesks, routes }))
    items.forEach((item, index) => {
      item.brands.forEach((brand, b) => {
        known(ids, 'brand', brand, [list, index, 'brands', b], add);
      });
    });
  mailboxes.forEach(({ brand }, m) => {
    if (brand !== undefined) known(ids, 'brand', brand, ['mailboxes', m, 'brand'], add);
  });
}

function checkBrowsers({ channels, people }: Config, add: Add): void {
  const names = people.map(({ name }) => name);
  channels.forEach((channel, c) => {
    const person = personOfBrowser(channel);
    if (person !== null) known(names, 'person', person, ['channels', c, 'settings', 'person'], add);
  });
}

/** The calendars that can be named, with which of them ever end. */
function checkCalendars({ calendars }: Config, add: Add): ReadonlyMap<string, boolean> {
  const named = [...makeCalendars()];
  for (const [id, spec] of Object.entries(calendars)) {
    try {
      named.push([id, makeCalendar(id, spec)]);
    } catch (cause) {
      add(['calendars', id], FAULT_WORDS.noCalendar(cause instanceof Error ? cause.message : String(cause)));
    }
  }
  return new Map(named.map(([id, calendar]) => [id, calendar.openUntil(SOME_DAY) !== Number.POSITIVE_INFINITY]));
}

interface At {
  readonly path: Path;
  readonly add: Add;
}

function checkRoute(
  { channels, people }: Config,
  route: Config['routes'][number],
  calendars: ReadonlyMap<string, boolean>,
  { path, add }: At,
): void {
  if (route.channels.length === 0 && route.people.length === 0) add([...path, 'channels'], FAULT_WORDS.leadsNowhere());
  route.channels.forEach((channel, c) => {
    known(
      channels.map(({ id }) => id),
      'channel',
      channel,
      [...path, 'channels', c],
      add,
    );
  });
  route.people.forEach((name, p) => {
    known(
      people.map((person) => person.name),
      'person',
      name,
      [...path, 'people', p],
      add,
    );
    if (people.find((person) => person.name === name)?.channels.length === 0)
      add([...path, 'people', p], FAULT_WORDS.noOwnChannel(name));
  });
  if (route.during !== undefined) known([...calendars.keys()], 'calendar', route.during, [...path, 'during'], add);
  checkQuiet(route.quiet, calendars, { path, add });
}

function checkPerson(
  { channels, people }: Config,
  person: Config['people'][number],
  calendars: ReadonlyMap<string, boolean>,
  { path, add }: At,
): void {
  person.channels.forEach((channel, c) => {
    known(
      channels.map(({ id }) => id),
      'channel',
      channel,
      [...path, 'channels', c],
      add,
    );
  });
  checkQuiet(person.quiet, calendars, { path, add });
  person.away.forEach((away, a) => {
    const { startAt, endAt } = readAbsence(person.name, away);
    if (!(endAt > startAt)) add([...path, 'away', a, 'until'], FAULT_WORDS.endsFirst(away.from, away.until));
    const { substitute } = away;
    const others = people.map(({ name }) => name).filter((name) => name !== person.name);
    if (substitute !== undefined) known(others, 'person', substitute, [...path, 'away', a, 'substitute'], add);
  });
}

function checkQuiet(
  quiet: Config['routes'][number]['quiet'],
  calendars: ReadonlyMap<string, boolean>,
  { path, add }: At,
): void {
  if (quiet === undefined) return;
  const at = [...path, 'quiet', 'during'];
  known([...calendars.keys()], 'calendar', quiet.during, at, add);
  if (calendars.get(quiet.during) === false) add(at, FAULT_WORDS.neverEnds(quiet.during));
}

function known(ids: readonly string[], what: Named, id: string, path: Path, add: Add): void {
  if (!ids.includes(id)) add(path, FAULT_WORDS.noSuch(what, id, ids));
}
