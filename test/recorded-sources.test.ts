// Source types against answers that real servers gave to other projects' tests (VCR cassettes and samples outside of the
// repository). What our own fixtures took for granted is held against what was really sent.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseDocument } from '../monitor/listen/read/parse-feed.ts';
import { sourceTypes } from '../monitor/sources/registry.ts';
import type { Poll, Source, SourceMemory } from '../shared/model/source.ts';
import { listFiles } from './helpers/feed-expectations.ts';

const DATA = join(import.meta.dirname, '../../shared/data');
const isPresent = existsSync(DATA);
const IDLE: SourceMemory = {
  ...{ nextPollAt: 0, etag: null, lastModified: null, cursor: null, lastPollAt: null, lastSuccessAt: null },
  ...{ lastNewEntryAt: null, state: 'healthy', blindSince: null, errorCount: 0, lastError: null },
  ...{ quotaLeft: null, quotaResetAt: null, lag: null },
};

interface Interaction {
  readonly request: { readonly uri: string; readonly method: string };
  readonly response: { readonly body: { readonly string?: string; readonly base64_string?: string } };
}

/** Recorded exchanges of a folder, by what their address contains. */
function interactions(folder: string, part: string): Interaction[] {
  return listFiles(join(DATA, folder))
    .filter((file) => /\.(ya?ml|json)$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const cassette = (file.endsWith('.json') ? JSON.parse(text) : parseYaml(text)) as {
        interactions?: Interaction[];
      };
      return cassette.interactions ?? [];
    })
    .filter(({ request }) => request.uri.includes(part));
}

const bodyOf = ({ response: { body } }: Interaction): Buffer =>
  body.base64_string === undefined ? Buffer.from(body.string ?? '') : Buffer.from(body.base64_string, 'base64');

/** One poll in which every GET is answered with the body, and every POST with a token. */
async function pollWith(type: string, settings: Readonly<Record<string, unknown>>, body: Buffer): Promise<Poll> {
  const sourceType = sourceTypes.get(type);
  if (!sourceType) throw new Error(`there is no source type ${type}`);
  const source: Source = { id: 's', type, name: 's', settings, brandIds: [], enabled: true, drill: false };
  return sourceType.poll(
    { ...source, settings: sourceType.settings.parse(settings) as Readonly<Record<string, unknown>> },
    {
      ...{ now: Date.UTC(2026, 10, 22), brands: [], complaintTerms: [], memory: IDLE, parse: parseDocument },
      signal: new AbortController().signal,
      fetch: async (url, options) => ({
        ...{ status: 200, headers: {}, url, notModified: false },
        body: options?.method === 'POST' ? Buffer.from('{"access_token":"t","expires_in":60}') : body,
      }),
    },
  );
}

describe.skipIf(!isPresent)('recorded answers (skipped without ../shared/data)', () => {
  it('of Mastodon: hashtag timelines', async () => {
    const recorded = interactions('feeds/mastodon-cassettes', '/api/v1/timelines/');
    const bodies = recorded.map(bodyOf).filter((body) => body.toString().trimStart().startsWith('[{'));
    expect(bodies.length).toBeGreaterThan(3);
    for (const body of bodies) {
      const listed = JSON.parse(body.toString()) as readonly unknown[];
      const { entries } = await pollWith('mastodon', { instance: 'https://mastodon.example', tags: ['x'] }, body);
      expect(entries).toHaveLength(listed.length);
      for (const entry of entries) {
        expect(entry).toMatchObject({
          postKey: expect.stringMatching(/^mastodon:\d+$/),
          link: expect.stringMatching(/^https?:/),
          publishedAt: expect.any(Number),
        });
        expect(entry.author?.name).toBeTruthy();
      }
    }
  });

  it('of Reddit: new posts, comments and searches', async () => {
    const recorded = [
      ...interactions('feeds/reddit-cassettes', '/new'),
      ...interactions('feeds/reddit-cassettes', '/comments/'),
      ...interactions('feeds/reddit-cassettes', '/r/all/search'),
    ];
    expect(recorded.length).toBeGreaterThan(3);
    for (const interaction of recorded) {
      const listed = JSON.parse(bodyOf(interaction).toString()) as { data: { children: readonly unknown[] } };
      const app = { clientId: 'recorded', clientSecret: 's' };
      const { entries } = await pollWith(
        'reddit',
        { app, subreddits: ['askreddit'], search: false },
        bodyOf(interaction),
      );
      // A subreddit is asked twice: posts and comments.
      expect(entries).toHaveLength(listed.data.children.length * 2);
      for (const entry of entries) {
        expect(entry).toMatchObject({
          postKey: expect.stringMatching(/^reddit:t[13]_\w+$/),
          publishedAt: expect.any(Number),
        });
        expect(`${entry.title ?? ''}${entry.content ?? ''}`).not.toBe('');
      }
    }
  });

  it('of YouTube: comment threads', async () => {
    for (const page of [1, 2]) {
      const body = readFileSync(join(DATA, `payloads/youtube/ytapi-comment_threads_by_video_paged_${page}.json`));
      const { entries } = await pollWith('youtube', { apiKey: 'k', videoIds: ['F1UP7wRCPH8'] }, body);
      expect(entries.length).toBeGreaterThan(0);
      for (const entry of entries)
        expect(entry).toMatchObject({
          content: expect.any(String),
          publishedAt: expect.any(Number),
          author: { name: expect.any(String) },
        });
    }
  });

  it('of Hacker News: a search', async () => {
    const body = readFileSync(join(DATA, 'payloads/hackernews/hn-algolia-small.json'));
    const { entries } = await pollWith('hackernews', { queries: ['x'] }, body);
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({
      title: 'Show HN: I built an AI changelog generator',
      publishedAt: Date.UTC(2025, 0, 10, 14, 30),
    });
  });
});
