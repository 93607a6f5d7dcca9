import { z } from 'zod';
import type { Entry } from '../../shared/model/entry.ts';
import { composeQueries } from '../listen/ask/compose-queries.ts';
import { howFarBack } from '../listen/ask/how-far-back.ts';
import { isAnyCut, readBack } from '../listen/ask/read-back.ts';
import { readCursor, readItems, readJsonAnswer } from '../listen/ask/read-json-answer.ts';
import { instantOf, makeEntry, textOfHtml } from '../listen/read/make-entry.ts';
import type { PollContext, SourceType } from '../source-type.ts';

const settings = z.strictObject({
  /** `owner/name`: every issue and comment there; empty: a search over all of GitHub for the brands. */
  repositories: z.array(z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'owner/name')).default([]),
  /** Discussions of the repositories too; needs a token. */
  discussions: z.boolean().default(false),
  token: z.string().min(1).optional(),
});
type GithubSettings = z.output<typeof settings>;

const person = z.object({ login: z.string(), html_url: z.string().nullish(), url: z.string().nullish() }).nullish();
const issue = z.object({
  html_url: z.string(),
  title: z.string().nullish(),
  body: z.string().nullish(),
  user: person,
  created_at: z.string(),
  updated_at: z.string().nullish(),
  comments: z.number().nullish(),
  issue_url: z.string().nullish(),
  reactions: z.object({ '+1': z.number().nullish() }).nullish(),
});
const discussion = z.object({
  url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  createdAt: z.string(),
  updatedAt: z.string().nullish(),
  author: person,
});
const list = z.array(z.unknown());
const searchAnswer = z.object({ items: z.array(z.unknown()) });
const graphAnswer = z.object({
  data: z.object({
    repository: z.object({
      discussions: z.object({
        nodes: z.array(z.unknown()),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }).nullish(),
      }),
    }),
  }),
});
const cursor = z.object({ sinceAt: z.number() });

const API = 'https://api.github.com';
const PAGE = 100;
/** A search shows its first thousand. */
const SEARCH_HOLDS = 1_000;
const OVERLAP_MS = 5 * 60_000;
const FIRST_LOOK_MS = 24 * 3_600_000;
const DISCUSSIONS =
  'query($owner:String!,$name:String!,$after:String){repository(owner:$owner,name:$name){discussions(first:50,orderBy:{field:UPDATED_AT,direction:DESC},after:$after){nodes{url title body createdAt updatedAt author{login url}} pageInfo{hasNextPage endCursor}}}}';

function issueEntry(found: z.output<typeof issue>) {
  return makeEntry({
    id: found.html_url,
    link: found.html_url,
    title: found.title ?? null,
    // Markdown is kept as it was typed, but for the HTML in it.
    content: textOfHtml(found.body?.replaceAll('\n', '<br>')),
    author: found.user
      ? { name: found.user.login, email: null, url: found.user.html_url ?? null, id: found.user.login }
      : null,
    publishedAt: instantOf(found.created_at),
    updatedAt: instantOf(found.updated_at),
    metrics: { comments: found.comments ?? null, likes: found.reactions?.['+1'] ?? null },
    ...(found.issue_url ? { replyTo: found.html_url.replace(/#.*$/, '') } : {}),
  });
}

function discussionEntry(found: z.output<typeof discussion>) {
  const { author } = found;
  return makeEntry({
    id: found.url,
    link: found.url,
    title: found.title,
    content: textOfHtml(found.body?.replaceAll('\n', '<br>')),
    author: author ? { name: author.login, email: null, url: author.url ?? null, id: author.login } : null,
    publishedAt: instantOf(found.createdAt),
    updatedAt: instantOf(found.updatedAt),
  });
}

function headersOf(options: GithubSettings): Record<string, string> {
  const accept = { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' };
  return options.token ? { ...accept, authorization: `Bearer ${options.token}` } : accept;
}

/** A list, page by page; `isCut`: more was there than one poll reads. */
async function readList(
  options: GithubSettings,
  path: string,
  query: Readonly<Record<string, string>>,
  context: PollContext,
) {
  const entries: Entry[] = [];
  const { mostPages } = howFarBack(context.now, context.since);
  for (let page = 1; page <= mostPages; page += 1) {
    const parameters = new URLSearchParams({ per_page: String(PAGE), ...query, page: String(page) });
    const response = await context.fetch(`${API}${path}?${parameters}`, {
      headers: headersOf(options),
      signal: context.signal,
    });
    const items = path.startsWith('/search/')
      ? readJsonAnswer(response, searchAnswer, context.now).items
      : readJsonAnswer(response, list, context.now);
    entries.push(...readItems(items, issue, context).map(issueEntry));
    if (items.length < PAGE || page * PAGE >= SEARCH_HOLDS) return { entries, isCut: false };
  }
  return { entries, isCut: true };
}

const latestOf = (entries: readonly Entry[], least: number): number =>
  entries.reduce((latest, { publishedAt, updatedAt }) => Math.max(latest, updatedAt ?? publishedAt ?? 0), least);

async function readIssues(options: GithubSettings, sinceAt: number, context: PollContext) {
  const since = new Date(sinceAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const entries: Entry[] = [];
  // The oldest come first, so that a list that was cut goes on from its newest: no other list may lead past it.
  let cutAt = Number.POSITIVE_INFINITY;
  for (const repository of options.repositories) {
    for (const path of ['issues', 'issues/comments']) {
      const query = { since, sort: 'updated', direction: 'asc', ...(path === 'issues' ? { state: 'all' } : {}) };
      const found = await readList(options, `/repos/${repository}/${path}`, query, context);
      if (found.isCut) cutAt = Math.min(cutAt, latestOf(found.entries, sinceAt));
      entries.push(...found.entries);
    }
  }
  if (options.repositories.length > 0) return { entries, cutAt };
  // The search takes 256 characters and five operators.
  for (const terms of composeQueries(context.brands, { maxLength: 190, maxTerms: 5, or: ' OR ' })) {
    const query = { q: `${terms} updated:>=${since}`, sort: 'updated', order: 'asc' };
    const found = await readList(options, '/search/issues', query, context);
    if (found.isCut) cutAt = Math.min(cutAt, latestOf(found.entries, sinceAt));
    entries.push(...found.entries);
  }
  return { entries, cutAt };
}

/** Discussions have no `since`: they are read from the newest change back to it. */
async function readDiscussions(options: GithubSettings, repository: string, sinceAt: number, context: PollContext) {
  const [owner, name] = repository.split('/');
  let after: string | null = null;
  return readBack({ ...howFarBack(sinceAt, context.since), until: sinceAt }, async () => {
    const response = await context.fetch(`${API}/graphql`, {
      method: 'POST',
      headers: { ...headersOf(options), 'content-type': 'application/json' },
      body: JSON.stringify({ query: DISCUSSIONS, variables: { owner, name, after } }),
      signal: context.signal,
    });
    const { nodes, pageInfo } = readJsonAnswer(response, graphAnswer, context.now).data.repository.discussions;
    const items = readItems(nodes, discussion, context).map(discussionEntry);
    after = pageInfo?.endCursor ?? null;
    const oldest = Math.min(...items.map(({ publishedAt, updatedAt }) => updatedAt ?? publishedAt ?? 0));
    return { items, oldest, hasMore: pageInfo?.hasNextPage === true && after !== null };
  });
}

/** Issues, comments and discussions: of named repositories, or what names the brand anywhere. */
const github: SourceType<GithubSettings> = {
  id: 'github',
  labels: { 'zh-CN': 'GitHub（议题与讨论）', en: 'GitHub (issues and discussions)' },
  settings,
  example: { repositories: ['acme/app'], discussions: false },
  notes: {
    'zh-CN': '无令牌每小时 60 次（搜索每分钟 10 次），有令牌 5,000 次（搜索每分钟 30 次）；讨论需要令牌。',
    en: '60 requests an hour without a token (search 10 a minute), 5,000 with one (search 30 a minute); discussions need a token.',
  },
  async poll(source, context) {
    const options = source.settings;
    const sinceAt = readCursor(context.memory.cursor, cursor)?.sinceAt ?? context.since ?? context.now - FIRST_LOOK_MS;
    const { entries, cutAt } = await readIssues(options, sinceAt - OVERLAP_MS, context);
    const lists = [];
    for (const repository of options.discussions && options.token ? options.repositories : []) {
      lists.push(await readDiscussions(options, repository, sinceAt - OVERLAP_MS, context));
    }
    entries.push(...lists.flatMap(({ items }) => items));
    return { entries, cursor: { sinceAt: Math.min(cutAt, latestOf(entries, sinceAt)) }, ...isAnyCut(lists) };
  },
};
export default github;
