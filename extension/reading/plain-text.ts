const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER LI OL P PRE SECTION TABLE TR UL'.split(
    ' ',
  ),
);
const SILENT = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE SVG svg BUTTON'.split(' '));
const MAX_NODES = 4000;

/** Text is cut here: no post on a supported site is longer, and a hostile page may be. */
const MAX_TEXT_LENGTH = 20_000;

/**
 * Text of an element as a person reads it: line breaks where the page breaks lines, pictures of emoji by their `alt`,
 * no scripts, no buttons. Needs no layout. At most `maxLength` UTF-16 units.
 *
 * @param skip Selector of subtrees that are left out.
 */
export function readPlainText(root: Node, maxLength: number = MAX_TEXT_LENGTH, skip?: string): string {
  const only = root.firstChild;
  if (only && only.nodeType === 3 && !only.nextSibling) return tidy((only.nodeValue ?? '').slice(0, maxLength));
  const reading = { text: '', nodes: 0 };
  collect(root, reading, maxLength, skip);
  return tidy(reading.text.slice(0, maxLength));
}

function collect(node: Node, reading: { text: string; nodes: number }, maxLength: number, skip?: string): void {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    reading.nodes += 1;
    if (reading.nodes > MAX_NODES || reading.text.length >= maxLength) return;
    if (child.nodeType === 3) reading.text += (child.nodeValue ?? '').slice(0, maxLength).replace(/\s+/gu, ' ');
    else if (child.nodeType === 1) collectElement(child as Element, reading, maxLength, skip);
  }
}

function collectElement(
  element: Element,
  reading: { text: string; nodes: number },
  maxLength: number,
  skip?: string,
): void {
  const name = element.tagName;
  if (SILENT.has(name) || element.hasAttribute('hidden') || (skip !== undefined && element.matches(skip))) return;
  if (name === 'BR') reading.text += '\n';
  else if (name === 'IMG') reading.text += (element.getAttribute('alt') ?? '').slice(0, 100);
  else {
    const block = BLOCKS.has(name);
    if (block) reading.text += '\n';
    collect(element, reading, maxLength, skip);
    if (block) reading.text += '\n';
  }
}

const UNTIDY = /[\u200b\ufeff\t\r\n\f\v\u00a0]| {2}/u;

function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text.trim();
  return text
    .replace(/[\u200b\ufeff]/gu, '')
    .replace(/[ \t\r\f\v\u00a0]+/gu, ' ')
    .replace(/ ?\n[ \n]*/gu, '\n')
    .trim();
}
