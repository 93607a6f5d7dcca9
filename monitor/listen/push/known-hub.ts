import type { Poll } from '../../../shared/model/source.ts';

const YOUTUBE_HUB = 'https://pubsubhubbub.appspot.com/subscribe';

/**
 * The hub of a feed that does not name it: YouTube tells of new videos under another address of the same feed
 * (developers.google.com/youtube/v3/guides/push_notifications).
 */
export function knownHub(feedUrl: string): Poll['push'] | null {
  const url = URL.parse(feedUrl);
  const channel = url?.searchParams.get('channel_id');
  if (!channel || !/(?:^|\.)youtube\.com$/.test(url?.hostname ?? '')) return null;
  if (!/^\/(?:xml\/)?feeds\/videos\.xml$/.test(url?.pathname ?? '')) return null;
  const topic = `https://www.youtube.com/xml/feeds/videos.xml?${new URLSearchParams({ channel_id: channel })}`;
  return { hub: YOUTUBE_HUB, topic };
}
