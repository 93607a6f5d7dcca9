/** The two practice sites: one rendered by the server, one drawn by a framework in the browser. */
const PRACTICE_SITES = ['plain', 'app'] as const;
export type PracticeSite = (typeof PRACTICE_SITES)[number];

/** A post of the script, as the JSON files hold it. */
export interface ScriptedPost {
  readonly id: string;
  readonly site: PracticeSite;
  readonly lang: string;
  /** What the author of the script meant by it; never shown and never handed to the understanding. */
  readonly kind?: string;
  readonly author: string;
  readonly handle: string;
  readonly followers?: number;
  readonly text: string;
  readonly likes: number;
  readonly reposts: number;
  readonly comments: number;
  readonly repostOf?: string;
}

/** A post that stands on a practice page. */
export interface PracticePost extends ScriptedPost {
  /** Whole seconds as epoch milliseconds: feeds carry no finer time. */
  readonly publishedAt: number;
}

/** An answer under a post. */
export interface PracticeReply {
  readonly id: string;
  readonly author: string;
  readonly handle: string;
  readonly text: string;
  readonly at: number;
  /** Written from the brand's own account. */
  readonly own: boolean;
}

/** Path of a post's own page. */
export function pathOfPost(post: Pick<ScriptedPost, 'site' | 'id'>): string {
  return `/${post.site}/posts/${post.id}`;
}
