/** One thing kept as proof of what stood on the page (SEC-3). */
export interface EvidenceItem {
  readonly kind: 'text' | 'html' | 'screenshot' | 'metrics' | 'note';
  /** Media type of `data`; a page's markup is always `text/plain`. */
  readonly mediaType: string;
  /** Text, or base64 for an image. */
  readonly data: string;
  readonly encoding: 'utf8' | 'base64';
  /** Hex SHA-256 of the decoded bytes, taken where it was captured. */
  readonly sha256: string;
}

/** What the extension captured in the click that made the ticket. */
export interface EvidenceCapture {
  readonly capturedAt: number;
  /** Without session tokens. */
  readonly url: string;
  readonly timeZone: string;
  readonly userAgent: string;
  readonly extensionVersion: string;
  readonly viewport: { readonly width: number; readonly height: number; readonly scale: number };
  readonly items: readonly EvidenceItem[];
  /** Why something is missing, in words (`screenshot`: the page click gives no activeTab). */
  readonly missing: readonly { readonly kind: EvidenceItem['kind']; readonly zh: string; readonly en: string }[];
}
