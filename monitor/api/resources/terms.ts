import type { FastifyInstance } from 'fastify';
import { createAnalyzer } from '../../../shared/understanding/analyze.ts';
import { type LabelledPost, testTerms } from '../../../shared/understanding/test-terms.ts';
import { loadWeights } from '../../load-weights.ts';
import { readLessons } from '../../store/heard/corrections.ts';
import { StoreError } from '../../store/sql/store-error.ts';
import type { ApiContext } from '../api-context.ts';
import { registerRoute } from '../register-route.ts';

/** The words of brands, tried before they are put into the configuration. */
export function registerTerms(app: FastifyInstance, context: ApiContext): void {
  registerRoute(app, 'testTerms', async ({ body }) => {
    const { draft = {} } = body;
    const configured = context.brands.find(({ id }) => id === body.brand);
    if (configured === undefined) throw new StoreError('not-found', `There is no brand ${body.brand}.`);
    const { complaintTerms = context.complaintTerms, ...words } = draft;
    const analyzer = createAnalyzer({
      brands: [{ ...configured, ...words }],
      terms: complaintTerms,
      weights: await loadWeights(),
    });
    const posts: readonly LabelledPost[] =
      body.posts?.map(({ text, mention }) => ({ post: { text }, mention })) ??
      ((await readLessons(context.readDb, [body.brand])).ours.get(body.brand) ?? []).map(({ text, complaint }) => ({
        post: { text },
        mention: complaint,
      }));
    const { missed, wrong, missing, misleading, ...figures } = testTerms(analyzer, posts);
    return {
      ...figures,
      total: posts.length,
      missed: [...missed],
      wrong: wrong.map(({ text, terms }) => ({ text, terms: [...terms] })),
      missing: [...missing],
      misleading: [...misleading],
    };
  });
}
