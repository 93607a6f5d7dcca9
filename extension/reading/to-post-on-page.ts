import type { PostOnPage } from '../../shared/model/post-on-page.ts';
import type { PostReading } from './post-reading.ts';
import type { SiteAdapter } from './site-adapter.ts';

/** A reading in the form that both sides agreed on; where the site tells no id, the permalink is the key. `seenAt`: epoch milliseconds. */
export function toPostOnPage(reading: PostReading, adapter: SiteAdapter, seenAt: number, drill: boolean): PostOnPage {
  const { author, authorUrl, likes, comments } = reading;
  const counted = likes !== null || comments !== null;
  return {
    site: adapter.keySite ?? adapter.id,
    postKey: reading.postKey ?? reading.permalink,
    permalink: reading.permalink,
    author: author === null && authorUrl === null ? null : { name: author, email: null, url: authorUrl },
    title: reading.title,
    text: reading.text ?? '',
    publishedAt: reading.publishedAt,
    rating: reading.rating,
    metrics: counted ? { likes, comments } : null,
    lang: null,
    replyTo: null,
    seenAt,
    drill,
  };
}
