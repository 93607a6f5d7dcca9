import Fastify from 'fastify';
import script from './brand.json' with { type: 'json' };
import history from './history.json' with { type: 'json' };
import { DRILL_PACE, type Pace } from './post-script.ts';
import posts from './posts.json' with { type: 'json' };
import type { PracticePost, ScriptedPost } from './practice-post.ts';
import { addAppRoutes } from './routes/app-routes.ts';
import { addFeedRoutes } from './routes/feed-routes.ts';
import { guardLoopback } from './routes/guard-loopback.ts';
import { addPageRoutes } from './routes/page-routes.ts';
import { createStage } from './stage.ts';

export interface PracticeOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly now?: () => number;
  readonly seed?: number;
  /** `null`: nothing appears by itself, only by `publishNow`. */
  readonly pace?: Pace | null;
}

/** The practice server while it runs. */
export interface Practice {
  /** Origin, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Feeds to listen to: document address by name. */
  readonly feeds: { readonly plain: string; readonly app: string; readonly search: string };
  /** Publishes a post at once: the next one of the script, or the one given. */
  publishNow(post?: ScriptedPost): PracticePost;
  /** Changes the text of a post, as its author would. */
  edit(id: string, text: string): void;
  close(): Promise<void>;
}

const SILENT: Pace = { atOnce: 0, minGapMs: Number.MAX_SAFE_INTEGER, maxGapMs: Number.MAX_SAFE_INTEGER };

/** Starts the drill's own web server on loopback: feeds, two social pages, messages. Everything on it is invented. */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const now = options.now ?? Date.now;
  const stage = createStage({
    seed: options.seed ?? 1,
    startedAt: now(),
    posts: posts as readonly ScriptedPost[],
    history: history as readonly ScriptedPost[],
    ownAccount: script.ownAccount,
    pace: options.pace === null ? SILENT : (options.pace ?? DRILL_PACE),
  });

  const server = Fastify({ bodyLimit: 64 * 1024, forceCloseConnections: true });
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
  guardLoopback(server);
  const site = { stage, now, origin: () => url };
  addFeedRoutes(server, site);
  addPageRoutes(server, site);
  addAppRoutes(server, site);

  let url = '';
  url = await server.listen({ host: '127.0.0.1', port: options.port });
  return {
    url,
    port: Number(new URL(url).port),
    feeds: { plain: `${url}/feeds/plain.rss`, app: `${url}/feeds/app.atom`, search: `${url}/feeds/search.rss?q=新锐` },
    publishNow: (post) => stage.publishNow(now(), post),
    edit: (id, text) => stage.edit(id, text),
    close: () => server.close(),
  };
}
