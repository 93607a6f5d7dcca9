/** Seconds of a `Retry-After` (seconds or an HTTP date), as the server wrote it; null when there is none or it is unreadable. */
export function readRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) return Number(text);
  // An HTTP date names its month; the engine would read a date into many another thing.
  const at = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.round((at - now) / 1000));
}

/** Seconds for which a cache says that asking again is useless (`max-age`, `Expires`); a hint only. Null when it says nothing. */
export function readCacheHint(headers: Readonly<Record<string, string>>, now: number): number | null {
  const control = headers['cache-control'] ?? '';
  if (/\bno-(cache|store)\b/i.test(control)) return null;
  const maxAge = /(?:^|[\s,])max-age=(\d{1,12})/i.exec(control)?.[1];
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - Number(headers.age ?? 0) || 0) || null;
  const expiresAt = Date.parse(headers.expires ?? '');
  return Number.isNaN(expiresAt) || expiresAt <= now ? null : Math.round((expiresAt - now) / 1000);
}
