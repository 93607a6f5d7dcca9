import type { DeliveryContext } from '../alert-channel.ts';
import type { Config } from '../config/schema.ts';
import { safeFetch } from '../fetch/safe-fetch.ts';
import { helpdesks } from './helpdesks/registry.ts';

const TIMEOUT_MS = 30_000;
/** No ticket has it: the question only proves address, token and rights. */
const NOBODY = 'earshot-0';

/** Asks a helpdesk for a ticket that is not there; nothing is made. Null: it answers; else why not. */
export async function tryHelpdesk(
  { type, settings }: Pick<Config['helpdesks'][number], 'type' | 'settings'>,
  { privateHosts }: Pick<Config, 'privateHosts'>,
): Promise<string | null> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const context: DeliveryContext = {
    now: Date.now(),
    signal,
    fetch: (url, options) => safeFetch(url, { timeoutMs: TIMEOUT_MS, signal, ...options, allowHosts: privateHosts }),
  };
  try {
    await helpdesks.get(type)?.find(NOBODY, settings, context);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
