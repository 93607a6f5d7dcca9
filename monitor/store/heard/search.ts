import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { bigrams, searchPhrases } from '../../../shared/text/bigrams.ts';
import { engineOf } from '../sql/engine.ts';
import { insertRows } from '../sql/insert-rows.ts';
import type { Db } from '../store.ts';

/** What can be searched: each has an index of its own, whose row number is the subject's number. */
export type SearchSubject = 'mention' | 'ticket';

/** PostgreSQL keeps at most 16383 positions of a text; more words than that are not found by position. */
const MAX_TOKENS = 16_000;
/** PostgreSQL's limit for one lexeme is 2 kB; nobody types a word of that length into a search box. */
const MAX_TOKEN_UNITS = 200;

/** What is said of a subject: several texts, of which each is searched by itself. */
type Texts = readonly (string | null | undefined)[];

/** Puts the words of a subject into the index, in place of what was there. */
export async function indexText(trx: Db, subject: SearchSubject, number: number, texts: Texts): Promise<void> {
  const words = toWords(trx, texts);
  if (engineOf(trx) === 'sqlite')
    await sql`insert or replace into ${tableOf(subject)} (rowid, words) values (${number}, ${words})`.execute(trx);
  else
    await sql`insert into ${tableOf(subject)} (rowid, words) values (${number}::bigint, ${words}::tsvector)
      on conflict (rowid) do update set words = excluded.words`.execute(trx);
}

/** The same for subjects that are new, so that nothing of them can be there: looking for it would cost as much as writing them. */
export async function addTexts(
  trx: Db,
  subject: SearchSubject,
  list: readonly { readonly number: number; readonly texts: Texts }[],
): Promise<void> {
  const rows = list.map(({ number, texts }) => ({ rowid: number, words: toWords(trx, texts) }));
  await insertRows(trx, `${subject}Search`, rows);
}

/** The texts as the index takes them. */
function toWords(db: Db, texts: Texts): string {
  // A line of its own for each text: a phrase must not be found across two of them.
  const tokens = clip(texts.flatMap((text) => (text ? [...bigrams(text).split(' '), ''] : [])));
  return engineOf(db) === 'sqlite' ? tokens.join(' ') : toVector(tokens);
}

/** Takes a subject out of the index. */
export async function removeText(trx: Db, subject: SearchSubject, number: number): Promise<void> {
  await sql`delete from ${tableOf(subject)} where rowid = ${number}`.execute(trx);
}

/** From so many hits on a list is read along its order until a page is full, instead of fetching and sorting all hits. */
const MANY_HITS = 5000;

/** How the hits of a query enter a list of `mentions` or `tickets`. */
export interface TextMatch {
  readonly conditions: Expression<SqlBool>[];
  /** A table that must be read first: it gives the hits in the order of the list, one by one, until the page is full. */
  readonly readFirst: RawBuilder<unknown> | null;
}

/**
 * What a person typed, as conditions: all words and runs of characters must stand in the text. No condition for an
 * empty query; one of signs alone finds nothing.
 * @param purpose `by-number`: a list whose last number comes first; `by-order`: any other list; `count`: no list.
 */
export async function matchQuery(
  db: Db,
  subject: SearchSubject,
  query: string | undefined,
  purpose: 'by-number' | 'by-order' | 'count',
): Promise<TextMatch> {
  if (!query?.trim()) return { conditions: [], readFirst: null };
  const phrases = searchPhrases(query).filter((phrase) => phrase !== '');
  if (phrases.length === 0) return { conditions: [sql<SqlBool>`1 = 0`], readFirst: null };
  const table = tableOf(subject);
  const number = sql.ref(`${subject}s.number`);
  const isHit =
    engineOf(db) === 'sqlite'
      ? sql<SqlBool>`words match ${toMatch(phrases)}`
      : sql<SqlBool>`words @@ ${toQuery(phrases)}::tsquery`;
  const hits = sql<{ rowid: number }>`select rowid from ${table} where ${isHit}`;
  if (engineOf(db) === 'postgres') return { conditions: [await amongHits(db, number, hits)], readFirst: null };
  if (purpose === 'count') return { conditions: [sql<SqlBool>`${number} in (${hits})`], readFirst: null };
  if (purpose === 'by-number') return { conditions: [isHit], readFirst: table };
  // The plus keeps SQLite from entering the table at each hit.
  const walked = (await hasMany(db, hits)) ? sql`+${number}` : number;
  return { conditions: [sql<SqlBool>`${walked} in (${hits})`], readFirst: null };
}

/**
 * PostgreSQL cannot know how rare a word is and takes a rare one for common: it would walk the whole list for it. So few
 * hits are fetched first and named.
 */
async function amongHits(
  db: Db,
  number: RawBuilder<unknown>,
  hits: RawBuilder<{ rowid: number }>,
): Promise<Expression<SqlBool>> {
  const { rows } = await sql<{ rowid: number }>`${hits} limit ${MANY_HITS}`.execute(db);
  if (rows.length === MANY_HITS) return sql<SqlBool>`${number} in (${hits})`;
  return sql<SqlBool>`${number} = any(${`{${rows.map(({ rowid }) => rowid).join(',')}}`}::bigint[])`;
}

async function hasMany(db: Db, hits: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${hits} limit ${MANY_HITS})`.execute(db);
  return rows[0]?.n === MANY_HITS;
}

function tableOf(subject: SearchSubject) {
  return sql.table(`${subject}Search`);
}

function clip(tokens: readonly string[]): string[] {
  return tokens.slice(0, MAX_TOKENS).map((token) => token.slice(0, MAX_TOKEN_UNITS));
}

/** FTS5: phrases in quotes, quotes inside doubled; a single character is the start of a pair. */
function toMatch(phrases: readonly string[]): string {
  return phrases.map((phrase) => `"${phrase.replaceAll('"', '""')}"${isSingle(phrase) ? '*' : ''}`).join(' AND ');
}

/**
 * tsvector and tsquery are written out instead of parsed from text: PostgreSQL's own parser drops Chinese characters
 * under some locales.
 */
function toVector(tokens: readonly string[]): string {
  const positions = new Map<string, number[]>();
  tokens.forEach((token, i) => {
    if (token !== '') positions.set(token, [...(positions.get(token) ?? []).slice(-254), i + 1]);
  });
  return [...positions].map(([token, at]) => `${quoteLexeme(token)}:${at.join(',')}`).join(' ');
}

function toQuery(phrases: readonly string[]): string {
  return phrases
    .map((phrase) => {
      const parts = phrase.split(' ').map((token) => quoteLexeme(token.slice(0, MAX_TOKEN_UNITS)));
      return `(${parts.join(' <-> ')}${isSingle(phrase) ? ':*' : ''})`;
    })
    .join(' & ');
}

function quoteLexeme(token: string): string {
  return `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** One character, which the index holds as the start of a pair or as the last one of its run. */
function isSingle(phrase: string): boolean {
  return [...phrase].length === 1;
}
