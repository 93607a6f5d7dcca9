/** Year before the first one of each era, by its name and by its letter in short dates. */
const ERAS: Readonly<Record<string, number>> = {
  ...{ 令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867 },
  ...{ R: 2018, H: 1988, S: 1925 },
};
const LONG = /(令和|平成|昭和|大正|明治)\s*(元|\d{1,2})\s*年/;
/** `R8.11.28`, as authorities write it. */
const SHORT = /^([RHS])(\d{1,2})[./](\d{1,2})[./](\d{1,2})(?!\d)/;

/** A date whose year is counted from a Japanese era (令和8年11月28日), with the year that others have; else as it is. */
export function readJapaneseYear(text: string): string {
  return text
    .replace(LONG, (_, era: string, year: string) => `${(ERAS[era] ?? 0) + (year === '元' ? 1 : Number(year))}年`)
    .replace(SHORT, (_, era: string, year: string, month: string, day: string) => {
      return `${(ERAS[era] ?? 0) + Number(year)}/${month}/${day}`;
    });
}
