/** A post as the practice server tells it to the app. */
export interface AppPost {
  readonly id: string;
  readonly lang: string;
  readonly author: string;
  readonly handle: string;
  readonly hue: number;
  readonly letter: string;
  readonly text: string;
  readonly publishedAt: number;
  readonly likes: number;
  readonly reposts: number;
  readonly comments: number;
  readonly replies: readonly AppReply[];
}

export interface AppReply {
  readonly id: string;
  readonly author: string;
  readonly handle: string;
  readonly text: string;
  readonly at: number;
  readonly own: boolean;
}

// `window.fetch` on purpose: this file runs in the browser of a drill, not in the monitor, whose requests are guarded.
async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await window.fetch(path, init);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

export const POSTS_PER_LOAD = 10;

/** Posts older than `before`, or the newest ones. */
export async function loadPosts(before?: string): Promise<readonly AppPost[]> {
  const query = new URLSearchParams({ limit: String(POSTS_PER_LOAD) });
  if (before) query.set('before', before);
  return (await ask<{ items: AppPost[] }>(`/app/api/posts?${query}`)).items;
}

/** Posts that appeared after `after`, newest first. */
export async function loadFresh(after: string): Promise<readonly AppPost[]> {
  return (await ask<{ items: AppPost[] }>(`/app/api/posts?${new URLSearchParams({ after })}`)).items;
}

export function loadPost(id: string): Promise<AppPost> {
  return ask<AppPost>(`/app/api/posts/${encodeURIComponent(id)}`);
}

/** Posts a public answer; gives the post back with it. */
export function sendReply(id: string, text: string): Promise<AppPost> {
  return ask<AppPost>(`/app/api/posts/${encodeURIComponent(id)}/replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  });
}
