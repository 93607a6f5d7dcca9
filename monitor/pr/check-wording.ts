import type { GuardFinding } from '../../shared/model/guard.ts';
import { checkReply } from '../../shared/replies/guard.ts';

/** What stops a wording from being kept: it stands in public, so the guard of public answers judges it and its variants. */
export interface WordingFault {
  /** `text`, or `variants.0.text`. */
  readonly field: string;
  readonly finding: GuardFinding;
}

/** The first thing in a wording that must not stand in public (SOC-4, LNG-1 …); null: it may be kept. */
export function findWordingFault(
  wording: { readonly text: string; readonly variants: readonly { readonly site: string; readonly text: string }[] },
  hotlines: readonly string[],
): WordingFault | null {
  const texts = [
    { field: 'text', text: wording.text, site: undefined },
    ...wording.variants.map(({ site, text }, at) => ({ field: `variants.${at}.text`, text, site })),
  ];
  const faults = texts.flatMap(({ field, text, site }) =>
    checkReply(text, { where: 'public', hotlines, ...(site === undefined ? {} : { site }) })
      .findings.filter(({ weight }) => weight === 'block')
      .map((finding) => ({ field, finding })),
  );
  // What is certain first: it cannot be overruled.
  return faults.find(({ finding }) => finding.certain) ?? faults[0] ?? null;
}
