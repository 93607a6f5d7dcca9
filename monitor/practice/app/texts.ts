/** Texts of the page, handed over by the server as data. */
export interface Texts {
  readonly language: string;
  readonly labels: Readonly<Record<string, string>>;
}

const texts = JSON.parse(document.getElementById('texts')?.textContent ?? '{}') as Texts;

export const language = texts.language;

/** A text of the interface by its name. */
export function say(name: string, values: Readonly<Record<string, string>> = {}): string {
  return (texts.labels[name] ?? name).replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}

/** 3 分钟前 · 3 minutes ago. */
export function sayAge(at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = Math.min(0, Math.round((at - now) / 1000));
  if (seconds > -60) return format.format(seconds, 'second');
  if (seconds > -3600) return format.format(Math.round(seconds / 60), 'minute');
  if (seconds > -86_400) return format.format(Math.round(seconds / 3600), 'hour');
  return format.format(Math.round(seconds / 86_400), 'day');
}
