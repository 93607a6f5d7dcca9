import type { Mention } from '../../../shared/model/mention.ts';
import type { GuardOptions } from '../../../shared/replies/guard.ts';
import { isTellingName } from '../../../shared/replies/telling-name.ts';
import type { PageHandle, TrackedPost } from '../page-handle.ts';

/** What the guard knows beside the words: all but where they would stand. */
export interface GuardSetting extends Omit<GuardOptions, 'where'> {
  /** Of the post that is answered; null: nobody listens for it. */
  readonly mentionId: string | null;
}

/** @param mention Of the post that is answered; null: nobody listens for it, and nothing is known of its conversation. */
export function readGuardSetting(page: PageHandle, tracked: TrackedPost | null, mention: Mention | null): GuardSetting {
  return {
    site: page.adapter.id,
    mentionId: mention?.id ?? null,
    hotlines: page.setup().brands.flatMap(({ hotlines }) => hotlines),
    otherCustomers: listOtherCustomers(page, tracked, mention),
    author: (tracked?.reading.author ?? mention?.author?.name ?? '').replace(/^@/u, ''),
    ...(mention ? readConversation(mention) : {}),
  };
}

/** Where a danger is reported, care comes before an apology: what happened is not known yet. */
function readConversation({ state, analysis }: Mention): Pick<GuardOptions, 'step' | 'kind'> {
  const step = state === 'answered' ? 'second' : 'first';
  return analysis.flags.safety ? { step } : { step, kind: analysis.kind };
}

/** LNG-3: who wrote the other posts of this page that somebody listens for. Not what the answered post itself speaks of. */
function listOtherCustomers(page: PageHandle, tracked: TrackedPost | null, mention: Mention | null): string[] {
  const own = page.setup().brands.flatMap(({ name, aliases, ownAccounts }) => [name, ...aliases, ...ownAccounts]);
  const answered = [tracked?.reading.author, mention?.author?.name, mention?.text ?? tracked?.post.text].join('\n');
  const names = page.marks().flatMap((mark) => mark.mention?.author?.name?.replace(/^@/u, '').trim() ?? []);
  return [...new Set(names)].filter((name) => isTellingName(name) && !own.includes(name) && !answered.includes(name));
}
