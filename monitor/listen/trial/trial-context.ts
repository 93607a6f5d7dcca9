import type { Config } from '../../config/schema.ts';
import { safeFetch } from '../../fetch/safe-fetch.ts';
import { safeStream } from '../../fetch/safe-stream.ts';
import { sourceTypes } from '../../sources/registry.ts';
import { POLL_POLICY } from '../pace/next-poll.ts';
import { parseDocumentInWorker } from '../read/parse-in-worker.ts';
import type { TrialContext } from './try-source.ts';

/** Tries sources beside a running monitor, by the same guarded ways. */
export function trialContext({
  brands,
  complaintTerms,
  privateHosts,
  policies: { windowMinutes, reserveMinutes },
}: Pick<Config, 'brands' | 'complaintTerms' | 'privateHosts'> & {
  readonly policies: Pick<Config['policies'], 'windowMinutes' | 'reserveMinutes'>;
}): TrialContext {
  return {
    sourceTypes,
    brands,
    complaintTerms,
    fetch: (url, options) => safeFetch(url, { ...options, allowHosts: privateHosts }),
    parse: parseDocumentInWorker,
    openStream: (url, options) => safeStream(url, { ...options, allowHosts: privateHosts }),
    clock: { now: () => Date.now() },
    pollPolicy: { ...POLL_POLICY, windowMs: windowMinutes * 60_000, reserveMs: reserveMinutes * 60_000 },
  };
}
