import type { Poll, Quota, Source } from '../../../shared/model/source.ts';
import type { PollContext, SourceType } from '../../source-type.ts';
import type { ParsedDocument } from '../read/parsed-document.ts';
import { ItemTally } from './item-tally.ts';
import { readQuota, tighterQuota } from './read-quota.ts';

/** What a source type brought, and how many requests it took. */
export interface TypeAnswer {
  readonly poll: Poll;
  readonly requests: number;
}

/**
 * Lets a source type ask once, and adds to its answer what was seen on the way: what the interface allows still, items of lists that could
 * not be read, and what is doubtful of documents. `settings`: checked against the schema of the type. `clock`: of the answers, which may come
 * long after the beginning; a limit ends so many seconds after the answer that names it.
 * @throws SourceRefusal, FetchError, DocumentError, and whatever a source type throws.
 */
export async function askType(
  type: SourceType,
  source: Source,
  settings: unknown,
  { clock, ...context }: Omit<PollContext, 'itemsRead'> & { readonly clock: { now(): number } },
): Promise<TypeAnswer> {
  let quota: Quota | null = null;
  let requests = 0;
  const tally = new ItemTally();
  const fetch: PollContext['fetch'] = async (url, options) => {
    requests += 1;
    const response = await context.fetch(url, options);
    // The last answer of a limit counts; several interfaces in one poll: the one that leaves less room.
    const now = clock.now();
    quota = tighterQuota(quota, readQuota(response.headers, now), now);
    return response;
  };
  const documents: ParsedDocument[] = [];
  const parse: PollContext['parse'] = async (bytes, hints) => {
    const document = await context.parse(bytes, hints);
    documents.push(document);
    return document;
  };
  const poll = await type.poll(
    { ...source, settings: settings as Record<string, unknown> },
    { ...context, fetch, parse, itemsRead: (read) => tally.add(read) },
  );
  const left = quota as Quota | null; // the compiler does not see what `fetch` above writes
  return {
    requests,
    poll: {
      ...poll,
      ...(left === null ? {} : { quota: { ...left, requests } }),
      ...(tally.total === 0 ? {} : { items: tally.sum }),
      ...doubtsOf(documents),
    },
  };
}

/** Doubts of all documents, with the charset of the first of them that has any. */
function doubtsOf(documents: readonly ParsedDocument[]): Pick<Poll, 'doubts' | 'encoding'> {
  const doubtful = documents.find(({ doubts }) => doubts.length > 0) ?? documents[0];
  if (doubtful === undefined) return {};
  return { doubts: [...new Set(documents.flatMap(({ doubts }) => doubts))], encoding: doubtful.encoding };
}
