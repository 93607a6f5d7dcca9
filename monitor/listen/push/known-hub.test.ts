import { expect, test } from 'vitest';
import { knownHub } from './known-hub.ts';

test('videos of a YouTube channel are pushed, though the feed names no hub', () => {
  const topic = 'https://www.youtube.com/xml/feeds/videos.xml?channel_id=UC_x5XG1OV2P6uZZ5FSM9Ttw';
  const hub = 'https://pubsubhubbub.appspot.com/subscribe';
  expect(knownHub('https://www.youtube.com/feeds/videos.xml?channel_id=UC_x5XG1OV2P6uZZ5FSM9Ttw')).toEqual({
    hub,
    topic,
  });
});

test.each([
  'https://www.youtube.com/feeds/videos.xml?playlist_id=PL1',
  'https://notyoutube.com/feeds/videos.xml?channel_id=UC1',
  'https://www.youtube.com/watch?channel_id=UC1',
  'no address',
])('%s has no known hub', (url) => {
  expect(knownHub(url)).toBeNull();
});
