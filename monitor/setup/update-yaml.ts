import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isNode, isScalar, isSeq, type Node, visit, type YAMLMap, type YAMLSeq } from 'yaml';

type Fields = Readonly<Record<string, unknown>>;

/** Makes a document say `value`; whatever says it already keeps its spelling, its order and its comments. */
export function updateYaml(document: Document, value: Fields): void {
  // A change of what an anchor names must not change every place that refers to it: each gets a copy, and anchors go when all have.
  visit(document, { Alias: (_key, alias) => alias.resolve(document)?.clone() as Node | undefined });
  visit(document, { Node: (_key, node) => dropAnchor(node) });
  if (!isMap(document.contents)) document.contents = document.createNode(value) as never;
  else updateMap(document, document.contents, value);
}

function updateMap(document: Document, map: YAMLMap, value: Fields): void {
  const gone = map.items.map(({ key }) => String(isScalar(key) ? key.value : key)).filter((key) => !(key in value));
  for (const key of gone) map.delete(key);
  for (const [key, want] of Object.entries(value)) {
    const node: unknown = map.get(key, true);
    const next = updateNode(document, node, want);
    if (next !== node) map.set(key, next);
  }
}

/** The node that says `want`: the old one, changed inside where that is possible. */
function updateNode(document: Document, node: unknown, want: unknown): unknown {
  if (!isNode(node)) return document.createNode(want);
  if (isDeepStrictEqual(node.toJS(document), want)) return node;
  if (isMap(node) && isFields(want)) updateMap(document, node, want);
  else if (isSeq(node) && Array.isArray(want)) updateSeq(document, node, want);
  else return document.createNode(want);
  return node;
}

/** Items are known by what they are called, so that one that moved takes its comment along. */
function updateSeq(document: Document, seq: YAMLSeq, want: readonly unknown[]): void {
  const left = seq.items.map((node) => ({ node, key: nameOf(isNode(node) ? node.toJS(document) : node) }));
  seq.items = want.map((item) => {
    const key = nameOf(item);
    const at = left.findIndex((old) => old.key === key);
    const [old] = at < 0 ? [] : left.splice(at, 1);
    return updateNode(document, old?.node, item) as Node;
  });
}

/** What makes an item of a list the same one: its id, its name, the site that it is about, else itself. */
function nameOf(item: unknown): string {
  if (!isFields(item)) return JSON.stringify(item);
  const key = (['id', 'name', 'site'] as const).find((one) => typeof item[one] === 'string');
  return key === undefined ? '' : `${key} ${String(item[key])}`;
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function dropAnchor(node: Node): void {
  if ('anchor' in node) delete node.anchor;
}
