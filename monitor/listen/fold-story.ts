import type { Level } from '../../shared/model/analysis.ts';
import { LEVELS } from '../../shared/model/analysis.ts';
import { FINGERPRINT_SIZE, fingerprint } from '../../shared/text/fingerprint.ts';
import type { Db } from '../store/database.ts';
import { findStoriesByKeys, getStory, growStory, insertStory, type Story } from '../store/stories.ts';

/** Minima in one band: two posts meet when they share a whole band. */
const BAND = 2;
/** Bands of eight that two posts of one story share at least; about 60 % of the words alike and more. */
const SHARED_BANDS = 3;
/** A story that rested longer than this is told anew. */
const STORY_MS = 3 * 86_400_000;

/** Finds the story of a post or opens one, and counts the post in. Null: too short to be called a copy of anything. */
export async function foldStory(
  trx: Db,
  post: {
    readonly brandId: string;
    readonly text: string;
    readonly level: Level;
    readonly drill: boolean;
    readonly now: number;
  },
): Promise<Story | null> {
  const keys = bandsOf(post.text);
  if (keys.length === 0) return null;
  const { brandId, drill, now, level } = post;
  const [nearest] = await findStoriesByKeys(trx, { brandId, keys, since: now - STORY_MS, drill, limit: 1 });
  if (!nearest || nearest.shared < SHARED_BANDS) {
    return insertStory(trx, { brandId, title: titleOf(post.text), level, drill, keys, now });
  }
  const story = await getStory(trx, nearest.storyId);
  const rises = LEVELS.indexOf(level) > LEVELS.indexOf(story.level);
  return growStory(trx, { id: story.id, now, keys, ...(rises ? { level } : {}) });
}

function bandsOf(text: string): string[] {
  const minima = fingerprint(text);
  if (minima === null) return [];
  return Array.from({ length: FINGERPRINT_SIZE / BAND }, (_, band) => {
    const parts = minima.subarray(band * BAND, (band + 1) * BAND);
    return `${band}:${Array.from(parts, (part) => part.toString(36)).join('.')}`;
  });
}

function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return Array.from(line).slice(0, 40).join('');
}
