import type { Config } from '../config/schema.ts';
import { safeFetch } from '../fetch/safe-fetch.ts';
import { newId } from '../store/sql/new-id.ts';
import { channels } from './channels/registry.ts';
import { composeTestAlert } from './compose-alert.ts';
import { SEND_TIMEOUT_MS } from './deliver-alerts.ts';
import { offerToBrowsers } from './offer-to-browsers.ts';

/** Where the browsers of people can be reached; opened only for a channel that asks. */
export type OpenBrowsers = () => Promise<Parameters<typeof offerToBrowsers>[0]>;

/** Somebody sits before it and waits; a browser that sleeps may need half a minute more. */
const BROWSER_WAIT_MS = 15_000;

/** Sends one message that says that it is a test. Null: it arrived; else why not. */
export async function sendTestMessage(
  { type, settings }: Pick<Config['channels'][number], 'type' | 'settings'>,
  { workspace, privateHosts }: Pick<Config, 'workspace' | 'privateHosts'>,
  openBrowsers: OpenBrowsers,
): Promise<string | null> {
  const channel = channels.get(type);
  if (channel === undefined) return `there is no channel type "${type}"`;
  const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
  const message = { ...composeTestAlert(workspace), number: 0, idempotencyKey: newId(), attempt: 1 };
  try {
    await channel.send(message, settings, {
      now: Date.now(),
      signal,
      fetch: (url, options) =>
        safeFetch(url, { timeoutMs: SEND_TIMEOUT_MS, signal, ...options, allowHosts: privateHosts }),
      offerToBrowsers: async (offered, person) =>
        offerToBrowsers(await openBrowsers(), {
          ...{ message: offered, alertIds: [], person, waitMs: BROWSER_WAIT_MS },
        }),
    });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
