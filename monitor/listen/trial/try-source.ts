import type { Brand } from '../../../shared/model/brand.ts';
import type { Poll, Source } from '../../../shared/model/source.ts';
import type { SourceTest } from '../../../shared/schemas/source.ts';
import type { safeStream } from '../../fetch/safe-stream.ts';
import type { PollContext, SourceType } from '../../source-type.ts';
import { freshMemory } from '../../store/sql/fresh-memory.ts';
import { sayError } from '../ask/ask-source.ts';
import { askType } from '../ask/ask-type.ts';
import { SourceRefusal, sayBoth } from '../ask/source-refusal.ts';
import { sayRemark } from '../health/remark.ts';
import { type PollPolicy, planNextPoll } from '../pace/next-poll.ts';
import { streamWayOf } from '../stream/start-streams.ts';
import { tryStream } from './try-stream.ts';

const SAMPLE = 5;
const TRIAL_TIMEOUT_MS = 30_000;

/** What a trial needs of the world. */
export interface TrialContext {
  readonly sourceTypes: ReadonlyMap<string, SourceType>;
  readonly brands: readonly Brand[];
  readonly complaintTerms: readonly string[];
  readonly fetch: PollContext['fetch'];
  readonly parse: PollContext['parse'];
  readonly openStream: typeof safeStream;
  readonly clock: { now(): number };
  readonly pollPolicy: PollPolicy;
}

/** What came, with what only a person who sets the source up wants to know. */
export interface SourceTrial extends SourceTest {
  /** The youngest post that came, epoch ms; null: none says when it was published. */
  readonly newestAt: number | null;
  /** It can also be heard the moment something is published. */
  readonly pushes: boolean;
  /** `DocumentDoubt`s: what of the document could not be read for certain. */
  readonly doubts: readonly string[];
}

/** What of a trial the API tells. */
export function toldOf({ newestAt: _newest, pushes: _pushes, doubts: _doubts, ...told }: SourceTrial): SourceTest {
  return told;
}

/** Asks a source as if for the first time and tells what came. Nothing is stored, and nothing is thrown: a failure is an answer. */
export async function trySource(context: TrialContext, source: Source): Promise<SourceTrial> {
  const startedAt = context.clock.now();
  const ended = (outcome: Partial<SourceTrial>): SourceTrial => ({
    ...{ ok: true, entries: 0, sample: [], error: null, newestAt: null, pushes: false, doubts: [] },
    ...{ remark: null, cannotKeepWindow: null },
    ...outcome,
    tookMs: Math.max(0, context.clock.now() - startedAt),
  });
  try {
    const type = context.sourceTypes.get(source.type);
    if (type === undefined) throw new Error(`there is no source type "${source.type}"`);
    const ask: PollContext = {
      now: startedAt,
      signal: AbortSignal.timeout(TRIAL_TIMEOUT_MS),
      memory: freshMemory(startedAt),
      brands: context.brands.filter(({ id }) => source.brandIds.length === 0 || source.brandIds.includes(id)),
      complaintTerms: context.complaintTerms,
      fetch: context.fetch,
      parse: context.parse,
    };
    const way = streamWayOf(context, source);
    const streamed = way === null ? 0 : await tryStream(way, ask, context.openStream);
    if (way?.isAlone) return ended({ entries: streamed, pushes: true });
    const settings = type.settings.parse(source.settings) as Record<string, unknown>;
    const { poll } = await askType(type, source, settings, { ...ask, clock: context.clock });
    const remark = sayRemark(poll);
    const instants = poll.entries.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt]));
    return ended({
      // What of it could not be read is a failure, however much was.
      ...(poll.fault === undefined ? {} : { ok: false, error: poll.fault }),
      entries: poll.entries.length,
      sample: poll.entries.slice(0, SAMPLE).map(({ title, content, summary, link, publishedAt }) => ({
        title: title || content || summary,
        link,
        publishedAt,
      })),
      newestAt: instants.length === 0 ? null : Math.max(...instants),
      doubts: poll.doubts ?? [],
      remark,
      cannotKeepWindow: windowOf(context, startedAt, poll),
      pushes: way !== null || poll.push !== undefined,
    });
  } catch (error) {
    const waitSeconds = error instanceof SourceRefusal ? error.waitSeconds : null;
    const wait = waitSeconds ? ` (Retry-After ${waitSeconds} s)` : '';
    const cannotKeepWindow = windowOf(context, startedAt, waitSeconds === null ? {} : { waitSeconds }, true);
    return ended({ ok: false, error: `${sayError(error)}${wait}`, cannotKeepWindow });
  }
}

/** Why this answer says that the window cannot be kept (SOC-1), in both languages; null: it can, as far as one look tells. */
function windowOf(
  { pollPolicy: policy }: TrialContext,
  now: number,
  answer: Pick<Poll, 'quota' | 'cache' | 'parts' | 'waitSeconds'>,
  waitIsOrder = false,
): string | null {
  const { quota = null, cache = null, parts = 1, waitSeconds = null } = answer;
  const { cannotKeepWindow: why } = planNextPoll({
    ...{ now, policy, quota, cache, parts, waitSeconds, waitIsOrder },
    ...{ allocatedMs: null, lagMs: 0, lastComplaintAt: null, errorCount: waitIsOrder ? 1 : 0, random: 0 },
  });
  return why && sayBoth(why['zh-CN'], why.en);
}
