import type { Language } from '../../../../shared/model/labels.ts';

/** Units in which people name times of rules, in minutes, the largest last. */
export const UNITS = { second: 1 / 60, minute: 1, hour: 60, day: 1_440 } as const;
export type Unit = keyof typeof UNITS;

const WORDS: Record<Unit, readonly [zh: string, en: string]> = {
  second: ['秒', 's'],
  minute: ['分钟', 'min'],
  hour: ['小时', 'h'],
  day: ['天', 'd'],
};
/** The handbooks say 48 hours and 72 hours, and from four days on days. */
const DAYS_FROM = 4 * UNITS.day;

/** A number of minutes in the unit in which it is said. */
export function splitMinutes(minutes: number): { readonly amount: number; readonly unit: Unit } {
  const unit =
    minutes >= DAYS_FROM && minutes % UNITS.day === 0
      ? 'day'
      : minutes >= UNITS.hour && minutes % 30 === 0
        ? 'hour'
        : minutes < 1 && minutes > 0
          ? 'second'
          : 'minute';
  return { amount: Math.round((minutes / UNITS[unit]) * 100) / 100, unit };
}

export function nameUnit(unit: Unit, language: Language): string {
  return WORDS[unit][language === 'zh-CN' ? 0 : 1];
}

/** `24 小时`, `90 min`. */
export function sayMinutes(minutes: number, language: Language): string {
  const { amount, unit } = splitMinutes(minutes);
  return `${amount} ${nameUnit(unit, language)}`;
}
