import type { Poll, Source, SourceMemory } from '../../../shared/model/source.ts';
import { FetchError, type FetchErrorCode, showUrl } from '../../fetch/fetch-error.ts';
import type { Pipeline } from '../pipeline.ts';
import { DocumentError, type DocumentErrorCode } from '../read/document-error.ts';
import { hearStream } from '../stream/hear-stream.ts';
import { askType } from './ask-type.ts';
import faultWords from './fault-words.json' with { type: 'json' };
import { SourceRefusal, sayBoth } from './source-refusal.ts';

/** Refusals of addresses that an administrator may open. */
const PRIVATE: ReadonlySet<FetchErrorCode> = new Set(['url-refused', 'address-refused', 'redirect-refused']);
const words: Readonly<Record<FetchErrorCode | DocumentErrorCode, string>> = faultWords;

/**
 * Lets the source type of a source fetch and read it once; `since` asks a type that can for older posts.
 * @throws SourceRefusal, FetchError, DocumentError, and whatever a source type throws.
 */
export async function askSource(
  pipeline: Pipeline,
  source: Source,
  memory: SourceMemory,
  signal: AbortSignal,
  since?: number,
): Promise<Poll> {
  const type = pipeline.sourceTypes.get(source.type);
  if (!type) throw new SourceRefusal(`there is no source type "${source.type}"`, { mayRecover: false });
  const settings = type.settings.safeParse(source.settings);
  if (!settings.success) {
    throw new SourceRefusal(`the settings are not valid: ${settings.error.message}`, { mayRecover: false });
  }
  if (type.stream?.isAlone(settings.data)) return hearStream(pipeline, source.id, signal);
  const { poll, requests } = await askType(type, source, settings.data, {
    clock: pipeline.clock,
    now: pipeline.clock.now(),
    ...(since === undefined ? {} : { since }),
    signal,
    memory,
    brands: pipeline.brands.filter(({ id }) => source.brandIds.length === 0 || source.brandIds.includes(id)),
    complaintTerms: pipeline.complaintTerms,
    fetch: pipeline.fetch,
    parse: pipeline.parse,
  });
  pipeline.recall.of(source.id).requests = requests;
  return poll;
}

/** What went wrong, for the administrator: in Chinese and English where the fault is one of the known kinds. */
export function sayError(error: unknown): string {
  if (error instanceof FetchError) {
    const help = PRIVATE.has(error.code) ? '; a service of your own has to stand in privateHosts' : '';
    return sayBoth(words[error.code], error.message + help);
  }
  if (error instanceof DocumentError) return sayBoth(words[error.code], error.message);
  const said =
    error instanceof SourceRefusal
      ? error.message
      : error instanceof Error
        ? `${error.name}: ${error.message}`
        : String(error);
  return said.replaceAll(/https?:\/\/[^\s"'<>]+/g, showUrl);
}
