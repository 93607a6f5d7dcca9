import { compilePattern } from './read-field.ts';
import type { PostKind } from './site-adapter.ts';

/** Whether a post of a kind may be the answer to another one on a page with this address. */
export function mayAnswer({ isReply, conversation }: PostKind, address: string): boolean {
  return isReply === true || (conversation !== undefined && compilePattern(conversation.page).test(address));
}

/** Whether answers to posts can be told at all among posts of a kind. */
export function tellsAnswers({ isReply, conversation, ownerAnswer }: PostKind): boolean {
  return isReply === true || conversation !== undefined || ownerAnswer !== undefined;
}
