import type { Brand } from '../../shared/model/brand.ts';

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

/** Every spelling of the brands, each once, in the order of the configuration. */
export function listTerms(brands: readonly Brand[]): string[] {
  const seen = new Set<string>();
  return brands
    .flatMap((brand) => [brand.name, ...brand.aliases])
    .map((term) => term.replaceAll('"', ' ').replace(/\s+/g, ' ').trim())
    .filter((term) => {
      const key = term.normalize('NFKC').toLowerCase();
      const isNew = term !== '' && !seen.has(key);
      seen.add(key);
      return isNew;
    });
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
