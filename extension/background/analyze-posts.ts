import type { Analysis } from '../../shared/model/analysis.ts';
import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import { type Analyzer, createAnalyzer } from '../../shared/understanding/analyze.ts';
import { readWeights, type Weights } from '../../shared/understanding/weights-file.ts';
import type { Listening } from '../sync/page-setup.ts';

type Heard = Pick<Listening, 'brands' | 'complaintTerms'>;

let weights: Promise<Weights> | null = null;
let last: { readonly of: string; readonly analyzer: Promise<Analyzer> } | null = null;

/**
 * Matches and triages posts in this browser, with the heads that the monitor has; nothing leaves it. The first call reads the weights out
 * of the package (some tens of milliseconds). What the monitor's record would add (complained before, corrections) is not known here.
 */
export async function analyzePosts(posts: readonly PostOnPage[], listening: Heard): Promise<readonly Analysis[]> {
  const analyzer = await openAnalyzer(listening);
  return posts.map(({ text, title, rating, publishedAt, author }) =>
    analyzer.analyze({
      text,
      title,
      rating,
      publishedAt,
      author: author?.name ?? null,
      followers: author?.followers ?? null,
    }),
  );
}

/** What a contact of another channel is taken for by its words alone. */
export async function analyzeWords(text: string, listening: Heard): Promise<Analysis> {
  return (await openAnalyzer(listening)).analyze({ text });
}

function openAnalyzer({ brands, complaintTerms }: Heard): Promise<Analyzer> {
  const of = JSON.stringify([brands, complaintTerms]);
  if (last?.of === of) return last.analyzer;
  const analyzer = loadWeights().then((read) => createAnalyzer({ brands, terms: complaintTerms, weights: read }));
  last = { of, analyzer };
  // A failure is told to who asked; the next one tries again.
  analyzer.catch(() => {
    last = null;
  });
  return analyzer;
}

function loadWeights(): Promise<Weights> {
  weights ??= fetch('/weights.bin')
    .then((answer) => answer.arrayBuffer())
    .then((bytes) => readWeights(new Uint8Array(bytes)));
  weights.catch(() => {
    weights = null;
  });
  return weights;
}
