interface SchemaReview {
  readonly body: string | null;
  readonly rating: string | null;
  readonly publishedAt: string | null;
  readonly author: string | null;
}

const MAX_SCRIPT_LENGTH = 2_000_000;
const known = new WeakMap<Document, { readonly count: number; readonly reviews: ReadonlyMap<string, SchemaReview> }>();

/** Reads `rating`, `publishedAt`, `author` or `text` of the schema.org review whose address names the post's own link. */
export function readSchemaReview(post: Element, key: string): string | null {
  const review = findReview(post);
  if (!review) return null;
  if (key === 'rating') return review.rating;
  if (key === 'publishedAt') return review.publishedAt;
  if (key === 'author') return review.author;
  return key === 'text' ? review.body : null;
}

function findReview(post: Element): SchemaReview | null {
  const reviews = readReviews(post.ownerDocument);
  if (reviews.size === 0) return null;
  for (const link of post.querySelectorAll('a[href]')) {
    const id = lastPart(link.getAttribute('href') ?? '');
    const review = id === null ? undefined : reviews.get(id);
    if (review) return review;
  }
  return null;
}

function readReviews(document: Document): ReadonlyMap<string, SchemaReview> {
  const scripts = document.querySelectorAll('script[type="application/ld+json"]');
  const cached = known.get(document);
  if (cached?.count === scripts.length) return cached.reviews;
  const reviews = new Map<string, SchemaReview>();
  for (const script of scripts) collectReviews(parseScript(script.textContent ?? ''), reviews, 0);
  known.set(document, { count: scripts.length, reviews });
  return reviews;
}

function parseScript(text: string): unknown {
  if (text.length > MAX_SCRIPT_LENGTH) return null;
  try {
    return JSON.parse(text);
  } catch {
    // A page may carry broken JSON-LD; the markup is read all the same.
    return null;
  }
}

function collectReviews(node: unknown, reviews: Map<string, SchemaReview>, depth: number): void {
  if (depth > 6 || typeof node !== 'object' || node === null || reviews.size > 500) return;
  if (Array.isArray(node)) {
    for (const item of node) collectReviews(item, reviews, depth + 1);
    return;
  }
  const record = node as Readonly<Record<string, unknown>>;
  if (record['@type'] === 'Review') {
    const id = lastPart(readString(record['@id']) ?? readString(record.url) ?? '');
    if (id !== null) reviews.set(id, readReview(record));
    return;
  }
  for (const value of Object.values(record)) collectReviews(value, reviews, depth + 1);
}

function readReview(record: Readonly<Record<string, unknown>>): SchemaReview {
  const rating = record.reviewRating as { readonly ratingValue?: unknown } | undefined;
  const author = record.author as { readonly name?: unknown } | undefined;
  return {
    body: readString(record.reviewBody),
    rating: readString(rating?.ratingValue),
    publishedAt: readString(record.datePublished),
    author: readString(author?.name),
  };
}

function readString(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function lastPart(address: string): string | null {
  return /\/([\w-]{6,})\/?(?:[?#].*)?$/u.exec(address)?.[1] ?? null;
}
