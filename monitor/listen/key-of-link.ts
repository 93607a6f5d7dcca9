import sites from './site-links.json' with { type: 'json' };

interface SiteLink {
  readonly site: string;
  /** Host of the link, or a domain that it ends with; `*`: software that runs on any host and has addresses like no other. */
  readonly host: string;
  /** Finds the id in path, query and fragment. */
  readonly id: string;
  /** Before the id, where the platform has kinds of posts. */
  readonly prefix?: string;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const rules = (sites as readonly SiteLink[]).map((rule) => ({ ...rule, pattern: new RegExp(rule.id) }));

/** Weibo's number of a post from its name in addresses: from the right, four characters of base 62 are seven digits. */
function weiboMid(name: string): string {
  if (/^\d{14,}$/.test(name)) return name;
  const groups: string[] = [];
  for (let end = name.length; end > 0; end -= 4) {
    let value = 0;
    for (const character of name.slice(Math.max(0, end - 4), end)) value = value * 62 + DIGITS.indexOf(character);
    groups.unshift(end > 4 ? String(value).padStart(7, '0') : String(value));
  }
  return groups.join('');
}

/**
 * The key of the post that a link leads to (`weibo:5012…`), equal to the one that the overlay reads from the page; null
 * when the link is none of a known platform's posts.
 */
export function keyOfLink(link: string | null): string | null {
  const url = link === null ? null : URL.parse(link);
  if (url === null) return null;
  const host = url.hostname.replace(/^(?:www|m|mobile)\./, '');
  for (const rule of rules) {
    if (rule.host !== '*' && host !== rule.host && !host.endsWith(`.${rule.host}`)) continue;
    const id = rule.pattern.exec(url.pathname + url.search + url.hash)?.[1];
    if (id === undefined) continue;
    return `${rule.site}:${rule.prefix ?? ''}${rule.site === 'weibo' ? weiboMid(id) : id}`;
  }
  return null;
}
