/** Currencies that sums are read in; the record counts in yuan. */
export type CurrencyCode = 'CNY' | 'USD' | 'EUR' | 'GBP' | 'HKD' | 'TWD' | 'JPY' | 'KRW' | 'AUD' | 'CAD' | 'SGD';

/** Yuan for one unit of each currency. */
export type CurrencyRates = Readonly<Partial<Record<CurrencyCode, number>>>;

/** Folded spellings, longer ones before those that they begin with. */
const SYMBOLS: Readonly<Record<string, CurrencyCode>> = {
  us$: 'USD',
  hk$: 'HKD',
  nt$: 'TWD',
  au$: 'AUD',
  a$: 'AUD',
  ca$: 'CAD',
  c$: 'CAD',
  sg$: 'SGD',
  s$: 'SGD',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  usd: 'USD',
  eur: 'EUR',
  gbp: 'GBP',
  hkd: 'HKD',
  twd: 'TWD',
  jpy: 'JPY',
  krw: 'KRW',
  aud: 'AUD',
  cad: 'CAD',
  sgd: 'SGD',
};
const NAMES: Readonly<Record<string, CurrencyCode>> = {
  美元: 'USD',
  美金: 'USD',
  美刀: 'USD',
  刀: 'USD',
  dollars: 'USD',
  dollar: 'USD',
  bucks: 'USD',
  usd: 'USD',
  欧元: 'EUR',
  欧: 'EUR',
  euros: 'EUR',
  euro: 'EUR',
  eur: 'EUR',
  英镑: 'GBP',
  镑: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  gbp: 'GBP',
  港币: 'HKD',
  港元: 'HKD',
  港纸: 'HKD',
  hkd: 'HKD',
  新台币: 'TWD',
  台币: 'TWD',
  twd: 'TWD',
  日元: 'JPY',
  日币: 'JPY',
  円: 'JPY',
  yen: 'JPY',
  jpy: 'JPY',
  韩元: 'KRW',
  韩币: 'KRW',
  krw: 'KRW',
  澳元: 'AUD',
  澳币: 'AUD',
  澳刀: 'AUD',
  aud: 'AUD',
  加元: 'CAD',
  加币: 'CAD',
  加刀: 'CAD',
  cad: 'CAD',
  新币: 'SGD',
  新元: 'SGD',
  sgd: 'SGD',
};

/** Sources of expressions for what stands before a sum and after it. */
export const CURRENCY_SYMBOL = Object.keys(SYMBOLS)
  .map((symbol) => symbol.replace('$', String.raw`\$`))
  .join('|');
export const CURRENCY_NAME = Object.keys(NAMES)
  .map((name) => (/^[a-z]/.test(name) ? String.raw`${name}(?![a-z])` : name))
  .join('|');

/** The currency that a folded symbol or name stands for. */
export function currencyOf(spelling: string): CurrencyCode {
  return SYMBOLS[spelling] ?? NAMES[spelling] ?? 'CNY';
}
