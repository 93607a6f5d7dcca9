/** Larger documents cost rss-parser more than the lenient reader (test/bench/parse.bench.ts), and both read the same. */
const MAX_CHARACTERS = 8 * 1024;
const ATOM = 'http://www.w3.org/2005/Atom';
/** Prefixes whose elements the strict reader reads as the lenient one does, or that nobody reads. */
const PREFIXES: ReadonlySet<string> = new Set([
  'dc',
  'content',
  'atom',
  'slash',
  'sy',
  'wfw',
  'georss',
  'cc',
  'creativecommons',
  'feedburner',
  'gd',
  'opensearch',
]);
/** What rss-parser gives in another shape or without effect, whatever the format. */
const BEYOND =
  /\sxml:(?:base|lang)\s*=|\stype\s*=\s*["']?(?:xhtml|application\/xhtml)|\smode\s*=|<content\b[^>]*\ssrc\s*=|<content\b[^>]*\stype\s*=\s*["'](?!text["']|html["']|text\/html["'])/i;
/** Elements that only the lenient reader gives a meaning in a document of the format. */
const RARE: Readonly<Record<string, RegExp>> = {
  rss: /<(?:dc:(?:title|description|language|identifier|author|modified|issued)|summary|content|body|fullitem|abstract|id|published|updated|modified|issued|created|date|items|entry|subtitle|tagline|(?:atom:(?!link)|itunes:|media:|dcterms:|thr:|im:|xhtml:|rdf:)[a-z]+|feedburner:origLink)(?=[\s>/])/i,
  feed: /<(?:issued|modified|created|tagline|info|source|item|dc:[a-z]+|content:encoded|slash:comments|(?:atom|itunes|media|dcterms|thr|im|xhtml):[a-z-]+|feedburner:origLink)(?=[\s>/])/i,
};

/** rss-parser reads the first channel and nothing beside it. */
const hasOneChannel = (text: string): boolean =>
  /<\/channel\s*>\s*<\/rss>\s*$/.test(text.slice(-200)) && text.indexOf('</channel') === text.lastIndexOf('</channel');

/**
 * Says whether a document is plain RSS 2.0 or Atom 1.0 that rss-parser can be trusted with: declared as such, one
 * namespace declaration place, nothing that it is known to refuse or to shape wrongly. `text` begins with the root.
 */
export function isPlain(text: string, maxCharacters: number = MAX_CHARACTERS): boolean {
  if (text.length > maxCharacters) return false;
  const root = /^<(rss|feed)\b([^>]*)>/.exec(text);
  if (root === null) return false;
  const [tag, name = '', attributes = ''] = root;
  if (!text.trimEnd().endsWith(`</${name}>`)) return false;
  if (name === 'rss' && !hasOneChannel(text)) return false;
  if (name === 'rss' && !/\sversion\s*=\s*["']2(?:\.\d+)*["']/.test(attributes)) return false;
  const namespaces = [...attributes.matchAll(/\sxmlns(?::([\w.-]+))?\s*=\s*["']([^"']*)["']/g)];
  for (const [, prefix, uri] of namespaces) {
    if (prefix === undefined ? name !== 'feed' || uri !== ATOM : !PREFIXES.has(prefix)) return false;
  }
  if (name === 'feed' && !namespaces.some(([, prefix]) => prefix === undefined)) return false;
  return !text.includes('xmlns', tag.length) && !BEYOND.test(text) && !RARE[name]?.test(text);
}
