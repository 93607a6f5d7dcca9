const MAX_HEAD = 200_000;
/** Where browsers and savers write the address of a page that they saved, most dependable first. */
const STATEMENTS: readonly RegExp[] = [
  /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/iu,
  /<!--[\s\S]{0,200}?\burl:\s*(https?:\/\/\S+)/iu,
  /<link\b[^>]*\brel=["']?canonical["']?[^>]*\bhref=["']([^"']+)["']/iu,
  /<link\b[^>]*\bhref=["']([^"']+)["'][^>]*\brel=["']?canonical["']?/iu,
  /<meta\b[^>]*\bproperty=["']?og:url["']?[^>]*\bcontent=["']([^"']+)["']/iu,
  /<meta\b[^>]*\bcontent=["']([^"']+)["'][^>]*\bproperty=["']?og:url["']?/iu,
  /<base\b[^>]*\bhref=["'](https?:[^"']+)["']/iu,
];

/** The address that a saved page says it has, when it is on one of the site's hosts (`*.x.com` means everything below, too); null otherwise. */
export function readSavedAddress(markup: string, hosts: readonly string[]): URL | null {
  const head = markup.slice(0, MAX_HEAD);
  for (const statement of STATEMENTS) {
    const stated = statement.exec(head)?.[1]?.replaceAll('&amp;', '&');
    if (stated === undefined || !URL.canParse(stated)) continue;
    const address = new URL(stated);
    const https = address.protocol === 'https:' || address.protocol === 'http:';
    if (https && (hosts.length === 0 || hosts.some((host) => isUnder(address.hostname, host)))) return address;
  }
  return null;
}

function isUnder(host: string, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return host === pattern;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}

/**
 * Markup as it is to be served: what the page's own script would have unpacked is unpacked (Baidu sends lists inside comments),
 * shadow roots stand again, addresses lead to the site and not to the archive that kept it, and nothing sends the browser elsewhere.
 */
export function prepareMarkup(markup: string): string {
  return reviveShadowRoots(leaveArchive(unpackComments(markup))).replace(
    /<meta\b[^>]*\bhttp-equiv=["']?refresh\b[^>]*>/giu,
    '',
  );
}

/** The Internet Archive puts its own address before each of the page's. */
function leaveArchive(markup: string): string {
  return markup.replaceAll(/(?:https?:)?(?:\/\/web\.archive\.org)?\/web\/\d{4,14}[a-z_]{0,4}\/(?=https?:\/\/)/giu, '');
}

/** Browsers and savers wrote shadow roots under an attribute that no browser reads any more. */
function reviveShadowRoots(markup: string): string {
  return markup.replaceAll(/(<template\b[^>]*\s)shadow(?:root|mode)(?==)/giu, '$1shadowrootmode');
}

function unpackComments(markup: string): string {
  return markup.replace(
    /<code\b([^>]*\bclass=["']?pagelet_html[^>]*)>\s*<!--([\s\S]*?)-->\s*<\/code>/giu,
    (_whole, attributes: string, inner: string) =>
      `<div${attributes.replace(/display\s*:\s*none/iu, '')}>${inner}</div>`,
  );
}
