/** What can go wrong in a fetch; stable names that other modules and reports may rely on. */
export type FetchErrorCode =
  /** The URL itself is not allowed (`judgeUrl`). */
  | 'url-refused'
  /** The name resolves to an address that is not public. */
  | 'address-refused'
  /** A redirect leads where it must not, or has no usable target. */
  | 'redirect-refused'
  | 'too-many-redirects'
  | 'dns'
  | 'connection'
  | 'tls'
  | 'timeout'
  /** More than the allowed bytes after decoding. */
  | 'too-large'
  /** The content coding is unknown, nested too deep or broken. */
  | 'bad-encoding'
  /** The answer is not HTTP as it should be. */
  | 'protocol'
  | 'aborted';

/**
 * An address as it may be shown: without the values of its query and without a user, because both may be keys. Texts of
 * errors reach logs, the panel and chats.
 */
export function showUrl(text: string): string {
  if (!URL.canParse(text)) return text.replace(/[?#].*$/s, '');
  const url = new URL(text);
  const names = [...new Set(url.searchParams.keys())];
  return `${url.protocol}//${url.host}${url.pathname}${names.length === 0 ? '' : `?${names.map((name) => `${name}=…`).join('&')}`}`;
}

/** A fetch that brought no answer. `message` is for people and names the address, its keys left out. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly code: FetchErrorCode;
  readonly url: string;

  constructor(code: FetchErrorCode, url: string, message: string, options?: ErrorOptions) {
    super(`${showUrl(url)}: ${message.replaceAll(/https?:\/\/[^\s"'<>]+/g, showUrl)}`, options);
    this.code = code;
    this.url = url;
  }
}
