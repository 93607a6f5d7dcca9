import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Many feeds on one loopback server, and when each was asked. */
export interface FeedFarm {
  readonly origin: string;
  urlOf(feed: number): string;
  /** Adds a post to a feed; returns its link. */
  publish(feed: number, text: string): { readonly link: string; readonly text: string };
  /** Longest time between two requests of one feed, from `since` to `until`; the ends count. */
  longestGapMs(since: number, until: number): { readonly feed: number; readonly ms: number };
  readonly requests: number;
  close(): Promise<void>;
}

/** Posts that a feed lists. */
const LISTED = 20;

/** Serves `count` feeds with validators. Answers come after `latencyMs`, as from a network. */
export async function startFeedFarm(count: number, latencyMs = 0): Promise<FeedFarm> {
  const posts: { link: string; text: string; at: number }[][] = Array.from({ length: count }, () => []);
  const askedAt: number[][] = Array.from({ length: count }, () => []);
  let requests = 0;
  let serial = 0;
  const server = createServer((request, response) => {
    const feed = Number(request.url?.slice(1));
    requests += 1;
    askedAt[feed]?.push(Date.now());
    const list = posts[feed] ?? [];
    const etag = `"${feed}-${list.length}"`;
    const answer = () => {
      if (request.headers['if-none-match'] === etag) {
        response.writeHead(304, { etag }).end();
        return;
      }
      const items = list
        .slice(-LISTED)
        .reverse()
        .map(
          ({ link, text, at }) =>
            `<item><guid>${link}</guid><link>${link}</link><pubDate>${new Date(at).toUTCString()}</pubDate><description>${text}</description></item>`,
        );
      response
        .writeHead(200, { etag, 'content-type': 'application/rss+xml' })
        .end(
          `<?xml version="1.0"?><rss version="2.0"><channel><title>feed ${feed}</title><link>${origin}/</link><description>d</description>${items.join('')}</channel></rss>`,
        );
    };
    if (latencyMs === 0) answer();
    else setTimeout(answer, latencyMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    urlOf: (feed) => `${origin}/${feed}`,
    publish(feed, text) {
      serial += 1;
      const post = { link: `${origin}/p/${serial}`, text: `${text} ${serial}`, at: Date.now() };
      posts[feed]?.push(post);
      return post;
    },
    longestGapMs(since, until) {
      let worst = { feed: -1, ms: 0 };
      askedAt.forEach((instants, feed) => {
        const inside = [since, ...instants.filter((at) => at > since && at < until), until];
        for (let i = 1; i < inside.length; i++) {
          const ms = (inside[i] ?? 0) - (inside[i - 1] ?? 0);
          if (ms > worst.ms) worst = { feed, ms };
        }
      });
      return worst;
    },
    get requests() {
      return requests;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
