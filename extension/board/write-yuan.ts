import type { Language } from '../../shared/model/labels.ts';

/** An amount in whole yuan: `¥1,200,000`. @param fen hundredths of a yuan. */
export function writeYuan(fen: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  }).format(fen / 100);
}
