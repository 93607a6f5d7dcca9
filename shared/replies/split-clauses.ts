/** A piece of a text between marks. Span in the text. */
export interface Clause {
  readonly text: string;
  readonly start: number;
}

const CLAUSE = /[^,，.。!！?？;；:：\n…~～、]+[?？]?/g;
const SENTENCE = /[^.。!！?？;；\n…]+[?？]?/g;

/** Clauses: a negation reaches no further than its own. A question mark stays with its clause. */
export function* splitClauses(text: string): Generator<Clause> {
  for (const match of text.matchAll(CLAUSE)) yield { text: match[0], start: match.index };
}

/** Sentences: a time or a private channel named anywhere in one holds for all of it. */
export function* splitSentences(text: string): Generator<Clause> {
  for (const match of text.matchAll(SENTENCE)) yield { text: match[0], start: match.index };
}
