import type { Labels, Language } from '../../../shared/model/labels.ts';

const KEY = 'earshot-language';
const tables = JSON.parse(document.getElementById('texts')?.textContent ?? '{}') as Record<
  Language,
  Readonly<Record<string, string>>
>;

let current: Language = readLanguage();
document.documentElement.lang = current;

export function language(): Language {
  return current;
}

/** Kept for the next visit. */
export function setLanguage(chosen: Language): void {
  current = chosen;
  localStorage.setItem(KEY, chosen);
  document.documentElement.lang = chosen;
}

/** A text of the page by its name. What has no value stays: `${VARIABLE}` is meant so. */
export function say(name: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (tables[current][name] ?? name).replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}

/** What comes in both languages, in the one that is read. */
export function inWords(labels: Labels): string {
  return labels[current];
}

/**
 * A fault as the monitor says it, Chinese before English: who reads English needs no Chinese. Who reads Chinese needs both: only the English
 * half names what it was.
 */
export function sayBothOnce(fault: string): string {
  return current === 'en' ? fault.replace(/^\p{Script=Han}.*? · (?=\P{Script=Han})/u, '') : fault;
}

/** 3 分钟前 · 3 minutes ago. */
export function sayAge(at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(current, { numeric: 'auto' });
  const seconds = Math.min(0, Math.round((at - now) / 1000));
  if (seconds > -60) return format.format(seconds, 'second');
  if (seconds > -3600) return format.format(Math.round(seconds / 60), 'minute');
  if (seconds > -86_400) return format.format(Math.round(seconds / 3600), 'hour');
  return format.format(Math.round(seconds / 86_400), 'day');
}

function readLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'en' || kept === 'zh-CN') return kept;
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
}
