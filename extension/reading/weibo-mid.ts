const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Weibo names a post twice: by a number (mid) and, in addresses, by groups of base 62 (`N3xYz1aB2`: from the right,
 * four characters stand for seven digits). Returns the number, so that a post has one key wherever it was seen.
 */
export function toWeiboMid(id: string): string {
  if (/^\d{14,}$/u.test(id) || !/^[0-9a-zA-Z]{6,12}$/u.test(id)) return id;
  let mid = '';
  for (let end = id.length; end > 0; end -= 4) {
    const group = decode(id.slice(Math.max(0, end - 4), end));
    mid = (end > 4 ? group.padStart(7, '0') : group) + mid;
  }
  return mid;
}

function decode(group: string): string {
  let value = 0;
  for (const character of group) value = value * 62 + DIGITS.indexOf(character);
  return String(value);
}
