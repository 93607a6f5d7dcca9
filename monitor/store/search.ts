import { type Expression, type SqlBool, sql } from 'kysely';
import { bigrams, searchPhrases } from '../../shared/text/bigrams.ts';
import type { Db } from './database.ts';
import { engineOf } from './engine.ts';

/** What can be searched: each has an index of its own, whose row number is the subject's number. */
export type SearchSubject = 'mention' | 'ticket';

/** PostgreSQL keeps at most 16383 positions of a text; more words than that are not found by position. */
const MAX_TOKENS = 16_000;
/** PostgreSQL's limit for one lexeme is 2 kB; nobody types a word of that length into a search box. */
const MAX_TOKEN_UNITS = 200;

/** Puts the words of a subject into the index, in place of what was there. */
export async function indexText(
  trx: Db,
  subject: SearchSubject,
  number: number,
  texts: readonly (string | null | undefined)[],
): Promise<void> {
  // A line of its own for each text: a phrase must not be found across two of them.
  const tokens = texts.flatMap((text) => (text ? [...bigrams(text).split(' '), ''] : []));
  if (engineOf(trx) === 'sqlite') {
    const words = clip(tokens).join(' ');
    await sql`insert or replace into ${tableOf(subject)} (rowid, words) values (${number}, ${words})`.execute(trx);
  } else {
    const vector = toVector(clip(tokens));
    await sql`insert into ${tableOf(subject)} (rowid, words) values (${number}, ${vector}::tsvector)
      on conflict (rowid) do update set words = excluded.words`.execute(trx);
  }
}

/** Takes a subject out of the index. */
export async function removeText(trx: Db, subject: SearchSubject, number: number): Promise<void> {
  await sql`delete from ${tableOf(subject)} where rowid = ${number}`.execute(trx);
}

/**
 * The condition that `column` (the subject's number) is a hit of what a person typed: all words and runs of
 * characters must stand in the text. A query of signs alone finds nothing.
 */
export function matchText(db: Db, subject: SearchSubject, query: string, column: string): Expression<SqlBool> {
  const phrases = searchPhrases(query).filter((phrase) => phrase !== '');
  const table = tableOf(subject);
  if (phrases.length === 0) return sql<SqlBool>`1 = 0`;
  if (engineOf(db) === 'sqlite')
    return sql<SqlBool>`${sql.ref(column)} in (select rowid from ${table} where words match ${toMatch(phrases)})`;
  return sql<SqlBool>`${sql.ref(column)} in (select rowid from ${table} where words @@ ${toQuery(phrases)}::tsquery)`;
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
