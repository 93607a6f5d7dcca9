import type { Mention } from '../../../shared/model/mention.ts';
import type { PageSetup } from '../../messages.ts';
import { sayTool } from './say-tool.ts';

/** Whether the paired person has claimed it. */
export function isMine(mention: Mention | null, { personId }: Pick<PageSetup, 'personId'>): boolean {
  return mention !== null && mention.claimedBy !== null && mention.claimedBy === personId;
}

/** Somebody else is answering: that is said before a second answer is written. Null: nobody else is. */
export function warnOfHolder(
  mention: Mention | null,
  setup: Pick<PageSetup, 'personId' | 'people' | 'language'>,
): string | null {
  if (mention?.state !== 'claimed' || isMine(mention, setup)) return null;
  const name = setup.people[mention.claimedBy ?? ''];
  return name === undefined ? sayTool(setup.language, 'inHand') : sayTool(setup.language, 'inHandBy', { name });
}
