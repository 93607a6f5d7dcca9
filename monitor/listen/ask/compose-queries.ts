import type { Brand } from '../../../shared/model/brand.ts';

/** How a site wants its search words. */
export interface QueryForm {
  /** Characters that one query may have. */
  readonly maxLength: number;
  /** Terms that one query may have; default: any number. */
  readonly maxTerms?: number;
  /** Between two terms of which one is enough; null: the site knows no such thing, each term is a query of its own. */
  readonly or: string | null;
  /** Put around each term, so that a phrase stays one; default `"`. */
  readonly quote?: string;
}

const foldTerm = (term: string): string => term.normalize('NFKC').toLowerCase();

/** Whether a search for the shorter term finds every text with the longer one: within Han text, or as whole words. */
function isCovered(term: string, by: string): boolean {
  if (term === by || !term.includes(by)) return false;
  return /\p{Script=Han}/u.test(by) || ` ${term.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${by} `);
}

/**
 * The spellings of the brands that a search needs, each once, in the order of the configuration: a spelling that holds
 * another one (新锐手机 beside 新锐) would find nothing more.
 */
export function listTerms(brands: readonly Brand[]): string[] {
  const terms = new Map<string, string>();
  for (const spelling of brands.flatMap((brand) => [brand.name, ...brand.aliases])) {
    const term = spelling.replaceAll('"', ' ').replace(/\s+/g, ' ').trim();
    const key = foldTerm(term);
    if (term !== '' && !terms.has(key)) terms.set(key, term);
  }
  const keys = [...terms.keys()];
  return [...terms].flatMap(([key, term]) => (keys.some((other) => isCovered(key, other)) ? [] : [term]));
}

/** Puts the spellings of the brands into as few queries as the site's limits allow. A term beyond the limit is left out. */
export function composeQueries(brands: readonly Brand[], form: QueryForm): string[] {
  const quote = form.quote ?? '"';
  const queries: string[][] = [];
  for (const term of listTerms(brands)) {
    const quoted = `${quote}${term}${quote}`;
    if (quoted.length > form.maxLength) continue;
    const last = queries.at(-1);
    const joined = last === undefined || form.or === null ? null : [...last, quoted].join(form.or);
    const fits = joined !== null && joined.length <= form.maxLength && (last?.length ?? 0) < (form.maxTerms ?? 1_000);
    if (fits && last) last.push(quoted);
    else queries.push([quoted]);
  }
  return queries.map((terms) => terms.join(form.or ?? ' '));
}
