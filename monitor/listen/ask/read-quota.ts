import type { Quota } from '../../../shared/model/source.ts';

/** Instants beyond this many seconds are points in time, smaller numbers are durations. */
const EPOCH_FROM = 1_000_000_000;

function readReset(text: string | undefined, now: number): number | null {
  const trimmed = text?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) {
    const seconds = Number(trimmed);
    return seconds >= EPOCH_FROM ? seconds * 1000 : now + seconds * 1000;
  }
  const instant = /^\d{4}-/.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

function readFields(header: string): Partial<Record<string, string>> {
  return Object.fromEntries([...header.matchAll(/(\w+)\s*=\s*([\d.]+)/g)].map(([, name, value]) => [name, value]));
}

/**
 * What an interface says of its limit in the headers of an answer: `X-RateLimit-*` with the end as seconds (Reddit), as an instant in
 * seconds (GitHub) or in ISO (Mastodon), `x-rate-limit-*` (X), `RateLimit-*` (Bluesky), or `RateLimit: limit=…, remaining=…, reset=…`.
 * Null: it says nothing.
 */
export function readQuota(headers: Readonly<Record<string, string>>, now: number): Quota | null {
  const fields = headers.ratelimit === undefined ? {} : readFields(headers.ratelimit);
  const told = (name: string): string | undefined =>
    headers[`x-ratelimit-${name}`] ?? headers[`x-rate-limit-${name}`] ?? headers[`ratelimit-${name}`] ?? fields[name];
  const left = Number(told('remaining') ?? Number.NaN);
  const resetAt = readReset(told('reset'), now);
  if (!Number.isFinite(left) || left < 0 || resetAt === null || resetAt <= now) return null;
  return { left: Math.floor(left), resetAt: Math.round(resetAt) };
}

/** Of two limits the one that leaves less room: 100 requests for a day are fewer than three for a minute. */
export function tighterQuota(a: Quota | null, b: Quota | null, now: number): Quota | null {
  if (a === null || b === null) return a ?? b;
  return msPerRequest(b, now) > msPerRequest(a, now) ? b : a;
}

/** How far apart requests must be; a limit that is used up counts as more than one with a request left. */
function msPerRequest({ left, resetAt }: Quota, now: number): number {
  return (resetAt - now) / Math.max(left, 0.5);
}
