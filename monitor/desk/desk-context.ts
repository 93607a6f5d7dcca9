import type { AlertRouting } from '../alert/route-alert.ts';

/** What the desk needs beside the store when it tells people something by itself. */
export interface DeskContext {
  /** Channels for whoever has none of their own. */
  readonly routing: AlertRouting;
  /** Name of a brand as people know it. */
  readonly brandName: (brandId: string) => string | null;
}
