import type { FoundPost } from './find-posts.ts';
import { lastHop } from './read-field.ts';
import type { SiteAdapter } from './site-adapter.ts';

/** Whether a post, or the one that it stands in, is shown to chosen people only: nothing but its name is read before somebody opens it. */
export function isRestricted({ element, kind }: FoundPost, adapter: SiteAdapter): boolean {
  if (kind.restricted !== undefined && element.querySelector(kind.restricted) !== null) return true;
  return adapter.kinds.some((outer) => {
    if (outer.restricted === undefined) return false;
    const around = element.parentElement?.closest(lastHop(outer));
    return around != null && around.querySelector(outer.restricted) !== null;
  });
}
