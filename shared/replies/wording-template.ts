import type { Template } from '../model/template.ts';

/** A locked wording of an open case: what everybody says (SOC-2, 统一口径). */
export interface HouseWording {
  /** Null: the case names no brand, and the wording holds for all. */
  readonly brandId: string | null;
  readonly caseNumber: number;
  readonly text: string;
  /** The same for single sites, by adapter id. */
  readonly variants: readonly { readonly site: string; readonly text: string }[];
}

/** The wordings that hold for a brand on a site, as templates: one text, word for word, without a direct message. */
export function listWordingTemplates(
  wordings: readonly HouseWording[],
  of: { readonly brandId: string | null; readonly site: string },
): Template[] {
  return wordings
    .filter(({ brandId }) => brandId === null || brandId === of.brandId)
    .map((wording) => {
      const text = wording.variants.find(({ site }) => site === of.site)?.text ?? wording.text;
      const half = { public: [keepVerbatim(text)], dm: null };
      return {
        id: `wording-${wording.caseNumber}`,
        name: { 'zh-CN': `统一口径 · 案件 #${wording.caseNumber}`, en: `Agreed wording · case #${wording.caseNumber}` },
        rules: ['SOC-2', 'SOC-6'],
        kinds: [],
        topics: [],
        shortcuts: ['统一口径', 'wording'],
        texts: { 'zh-CN': half, en: half },
      };
    });
}

/** What looks like a field or an optional passage of a template is only text here. */
function keepVerbatim(text: string): string {
  return text.replaceAll('{{', '{ {').replaceAll('[[', '[ [');
}
