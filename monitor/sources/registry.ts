import type { SourceType } from '../source-type.ts';
import appstore from './appstore.ts';
import bluesky from './bluesky.ts';
import discourse from './discourse.ts';
import feed from './feed.ts';
import github from './github.ts';
import googleBusiness from './google-business.ts';
import googleplay from './googleplay.ts';
import hackernews from './hackernews.ts';
import inbox from './inbox.ts';
import json from './json.ts';
import mastodon from './mastodon.ts';
import meta from './meta.ts';
import reddit from './reddit.ts';
import rsshub from './rsshub.ts';
import trustpilot from './trustpilot.ts';
import wordpress from './wordpress.ts';
import x from './x.ts';
import youtube from './youtube.ts';

/** Every kind of source. A new one is a file in this folder and a line here. */
const types: readonly SourceType[] = [
  appstore,
  bluesky,
  discourse,
  feed,
  github,
  googleBusiness,
  googleplay,
  hackernews,
  inbox,
  json,
  mastodon,
  meta,
  reddit,
  rsshub,
  trustpilot,
  wordpress,
  x,
  youtube,
];

/** By id, as the configuration and the stored sources name them. */
export const sourceTypes: ReadonlyMap<string, SourceType> = new Map(types.map((type) => [type.id, type]));
