import labels from '../labels.json' with { type: 'json' };

export type PageLanguage = keyof typeof labels;
export type PageLabels = (typeof labels)['zh-CN'];

/** Chinese unless the browser asks for English before any Chinese. */
export function chooseLanguage(acceptLanguage: string | undefined): PageLanguage {
  const first = (acceptLanguage ?? '').toLowerCase().match(/\b(zh|en)\b/)?.[1];
  return first === 'en' ? 'en' : 'zh-CN';
}

export function labelsFor(language: PageLanguage): PageLabels {
  return labels[language];
}

/** 3 分钟前 · 3 minutes ago, in the words of the platform's own formatter. */
export function sayAge(language: string, at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = Math.round((at - now) / 1000);
  if (seconds > -60) return format.format(Math.min(0, seconds), 'second');
  if (seconds > -3600) return format.format(Math.round(seconds / 60), 'minute');
  if (seconds > -86_400) return format.format(Math.round(seconds / 3600), 'hour');
  return format.format(Math.round(seconds / 86_400), 'day');
}
