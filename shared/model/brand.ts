/** What a post has to hold beside an alias before it counts as naming the brand. */
export interface BrandDemands {
  /** NEAR/n: a complaint, safety, legal or media term stands at most so many characters from the alias. */
  readonly near?: number;
  /** All of these stand in the text. */
  readonly required?: readonly string[];
  /** None of these stands in the text. */
  readonly forbidden?: readonly string[];
  /** RE2 expressions that mean the brand like an alias does; case makes no difference. The demands above do not bind them. */
  readonly patterns?: readonly string[];
}

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
  readonly demands?: BrandDemands;
  /** Own accounts on sites, so that the brand's own answers are recognised and never count as mentions. */
  readonly ownAccounts: readonly string[];
  /** Hotlines that the guard lets pass in public. */
  readonly hotlines: readonly string[];
}
