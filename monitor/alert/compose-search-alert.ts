import type { Mention } from '../../shared/model/mention.ts';
import type { SavedSearch } from '../../shared/model/saved-search.ts';
import type { AlertContent } from '../store/alerts.ts';
import { composeMentionAlert } from './compose-alert.ts';
import { fillLabels } from './fill-labels.ts';
import labels from './labels.json' with { type: 'json' };

/** What a saved search found since it last told: how many posts, and the newest of them. */
export function composeSearchAlert(
  search: Pick<SavedSearch, 'name'>,
  newest: Mention,
  count: number,
  brandName: string | null,
): AlertContent {
  return {
    ...composeMentionAlert(newest, { brandName: brandName ?? newest.brandId }),
    kind: 'search',
    headline: fillLabels(labels.searchFound, { name: search.name, count }),
    // Its answer is the queue's matter; here no clock runs.
    dueAt: null,
    storySize: 1,
  };
}
