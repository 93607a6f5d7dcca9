import type { Brand } from '../../../shared/model/brand.ts';
import type { Template } from '../../../shared/model/template.ts';
import { listWordingTemplates } from '../../../shared/replies/wording-template.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';
import type { ReplyFields } from './compose-reply.ts';

/** What a template can be filled with before anybody is asked. Public fields only. Null: nobody knows which post a box answers. */
export function readReplyFields(page: PageHandle, tracked: TrackedPost | null): ReplyFields {
  const { agentName, brands, brandName } = page.setup();
  // The name of the settings is for who works alone: a monitor knows the brands, and of which one a post is.
  const brand = brandOf(page, tracked?.post.postKey ?? null)?.name ?? (brands.length === 0 ? brandName : undefined);
  const name = tracked?.reading.author?.replace(/^@/u, '');
  return {
    ...(name ? { 'customer.name': tracked?.reading.rating === null ? `@${name}` : name } : {}),
    ...(agentName ? { 'agent.name': agentName } : {}),
    ...(brand ? { 'brand.name': brand } : {}),
  };
}

/** SOC-2: what everybody says about this brand just now, in the words of this site. */
export function readWordings(page: PageHandle, { post }: TrackedPost): readonly Template[] {
  const { wordings = [] } = page.setup();
  return listWordingTemplates(wordings, { brandId: brandOf(page, post.postKey)?.id ?? null, site: page.adapter.id });
}

/** The brand of a post; the only one there is where nobody knows it. */
function brandOf(page: PageHandle, postKey: string | null): Brand | undefined {
  const { brands } = page.setup();
  const brandId = page.markOf(postKey)?.mention?.brandId;
  return brands.find(({ id }) => id === brandId) ?? (brands.length === 1 ? brands[0] : undefined);
}
