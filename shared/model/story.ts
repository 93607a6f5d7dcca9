import type { Level } from './analysis.ts';
import type { MentionState } from './mention.ts';

/** Posts of a brand that say the same thing. */
export interface Story {
  readonly id: string;
  readonly number: number;
  readonly brandId: string;
  readonly title: string;
  readonly startedAt: number;
  readonly lastAt: number;
  readonly size: number;
  /** The gravest level of its posts. */
  readonly level: Level;
  readonly ownerId: string | null;
  readonly drill: boolean;
}

/** What a story's level and spread are made of; counted over all of its posts. */
export interface StoryNumbers {
  readonly posts: number;
  readonly authors: number;
  readonly levels: Readonly<Record<Level, number>>;
  readonly states: Readonly<Record<MentionState, number>>;
  /** The sites it stands on, the fullest first. */
  readonly sites: readonly { readonly site: string; readonly count: number }[];
  /** The first of each instant over all posts: how fast it was seen and answered. */
  readonly first: {
    readonly publishedAt: number;
    readonly foundAt: number;
    readonly toldAt: number | null;
    readonly answeredAt: number | null;
  };
  /** Posts in equal stretches from the first on; stretches without posts are left out. */
  readonly series: readonly { readonly at: number; readonly posts: number }[];
  readonly stretchMs: number;
}
