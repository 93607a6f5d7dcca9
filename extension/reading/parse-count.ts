const UNITS: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  b: 1e9,
  千: 1e3,
  w: 1e4,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
};
const COUNT =
  /([0-9][0-9.,\u00a0\u202f'’ ]*)\s*\+?\s*(thousand|million|millones|milhões|billion|tsd|mil(?!\p{L})|mio|mrd|тыс|млн|[kmbw](?![a-z])|[千万萬亿億])?/iu;
const LONG_UNITS: Readonly<Record<string, number>> = {
  ...{ thousand: 1e3, million: 1e6, billion: 1e9 },
  // German, Spanish and Portuguese, Russian: the sites write in the language that the person chose.
  ...{ tsd: 1e3, mio: 1e6, millones: 1e6, milhões: 1e6, mrd: 1e9, mil: 1e3, тыс: 1e3, млн: 1e6 },
};

/** What most counts are: read without further ado. */
const PLAIN = /^\s*\d{1,9}\s*$/u;
const BELOW_ZERO = /^\s*[-\u2212]\s?\d/u;
const FOREIGN = /[^\x20-\x7e]/u;

/**
 * Reads the first count in a text as people write it on sites: `1,234`, `3.4K`, `1.2万`, `10w+`, `1 234`, `３`.
 * Null when there is no digit.
 */
export function parseCount(text: string): number | null {
  if (PLAIN.test(text)) return Number(text);
  // A score under zero (Reddit): nobody liked it on balance.
  if (BELOW_ZERO.test(text)) return 0;
  const found = COUNT.exec(FOREIGN.test(text) ? text.normalize('NFKC') : text);
  if (found?.[1] === undefined) return null;
  const unit = found[2]?.toLowerCase();
  const factor = unit === undefined ? 1 : (UNITS[unit] ?? LONG_UNITS[unit] ?? 1);
  const value = readNumber(found[1].replace(/[\s'’]/gu, ''), factor > 1);
  return Number.isFinite(value) ? Math.round(value * factor) : null;
}

/** A separator is a decimal point when a unit follows (`1,2K` in German, `3.4K`) or when no group of three stands behind it. */
function readNumber(raw: string, hasUnit: boolean): number {
  const digits = raw.replace(/[.,]+$/u, '');
  if (!/[.,]/u.test(digits)) return Number(digits);
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  const behind = digits.length - last - 1;
  const separators = digits.match(/[.,]/gu) ?? [];
  const grouped = behind === 3 && !(hasUnit && separators.length === 1);
  if (grouped || (separators.length > 1 && new Set(separators).size === 1)) return Number(digits.replace(/[.,]/gu, ''));
  return Number(`${digits.slice(0, last).replace(/[.,]/gu, '')}.${digits.slice(last + 1)}`);
}
