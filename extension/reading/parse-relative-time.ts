const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Longest words first: `mo` before `m`. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:秒钟?|s(?:ecs?|econds?)?)$/iu, 1000],
  [/^(?:分钟?|分鐘|m(?:ins?|inutes?)?)$/iu, MINUTE],
  [/^(?:个?小时|個?小時|h(?:rs?|ours?)?)$/iu, HOUR],
  [/^(?:天|日|d(?:ays?)?)$/iu, DAY],
  [/^(?:个?星期|周|週|w(?:ks?|eeks?)?)$/iu, 7 * DAY],
  [/^(?:个?月|個月|mo(?:s|nths?)?)$/iu, 30 * DAY],
  [/^(?:年|y(?:rs?|ears?)?)$/iu, 365 * DAY],
];
const AGO =
  /(\d{1,4}|\ban?|半|几)\s*(秒钟?|分钟?|分鐘|个?小时|個?小時|天|日|个?星期|周|週|个?月|個月|年|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|[smhdwy])\.?\s*(?:前|之前|ago\b|$|[·•,|]|\s)/iu;

/** Reads `5分钟前`, `刚刚`, `3 hours ago`, `2 hr. ago`, `3h`, `just now`. Epoch milliseconds; null when the text is nothing of the kind. */
export function parseRelativeTime(text: string, now: number): number | null {
  if (/刚刚|剛剛|几秒前|幾秒前|\bjust now\b|\bmoments? ago\b|\bfew seconds ago\b|^now$/iu.test(text)) return now;
  const found = AGO.exec(text);
  if (found?.[1] === undefined || found[2] === undefined) return null;
  const unit = UNITS.find(([name]) => name.test(found[2] ?? ''));
  return unit ? now - Math.round(readAmount(found[1]) * unit[1]) : null;
}

function readAmount(word: string): number {
  if (/^an?$/iu.test(word)) return 1;
  if (word === '半') return 0.5;
  return word === '几' ? 3 : Number(word);
}
