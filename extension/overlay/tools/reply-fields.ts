import type { PageHandle, TrackedPost } from '../page-handle.ts';
import type { ReplyFields } from './compose-reply.ts';

/** What a template can be filled with before anybody is asked. Public fields only. */
export function readReplyFields(page: PageHandle, { post, reading }: TrackedPost): ReplyFields {
  const { agentName, brands } = page.setup();
  const brandId = page.markOf(post.postKey)?.mention?.brandId;
  const brand = brands.find(({ id }) => id === brandId) ?? (brands.length === 1 ? brands[0] : undefined);
  const name = reading.author?.replace(/^@/u, '');
  return {
    ...(name ? { 'customer.name': reading.rating === null ? `@${name}` : name } : {}),
    ...(agentName ? { 'agent.name': agentName } : {}),
    ...(brand ? { 'brand.name': brand.name } : {}),
  };
}
