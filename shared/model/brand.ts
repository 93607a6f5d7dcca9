/** A brand that is listened for. Comes from the configuration; the extension gets it from the monitor. */
export interface Brand {
  readonly id: string;
  readonly name: string;
  /** Every spelling that means the brand, in any script. The name itself need not be repeated. */
  readonly aliases: readonly string[];
  /** Phrases that contain an alias but do not mean the brand (苹果派 for 苹果). */
  readonly exclusions: readonly string[];
  /** Words of which one must stand in the text when the alias alone is ambiguous; empty: not needed. */
  readonly context: readonly string[];
  /** Own accounts on sites, so that the brand's own answers are recognised and never count as mentions. */
  readonly ownAccounts: readonly string[];
  /** Hotlines that the guard lets pass in public. */
  readonly hotlines: readonly string[];
}
