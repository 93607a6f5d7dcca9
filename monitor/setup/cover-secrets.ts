import { isPair, isScalar, type Node, parseDocument, visit } from 'yaml';
import { isSecretAddress, isSecretField } from '../config/secret-fields.ts';

const COVER = '••••••';
/** Nothing but names of environment variables: that is no secret. */
const ONLY_NAMES = /^(\$\{[A-Za-z_][A-Za-z0-9_]*\}\s*)+$/;

/** The text of the file with what may be a key covered, for a screen that others see. What is no YAML is covered as a whole. */
export function coverSecrets(text: string): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return COVER;
  const covered: [from: number, to: number][] = [];
  const cover = (node: Node) => {
    const [from = 0, to = from] = node.range ?? [];
    covered.push([from, to]);
  };
  visit(document, {
    Scalar(key, node, path) {
      const { value } = node;
      if (key === 'key' || value === null || value === '' || ONLY_NAMES.test(String(value))) return;
      // A name covers all that stands under it: each token of a list, each line of a block.
      const isUnderSecret = path.some(
        (parent) => isPair(parent) && isScalar(parent.key) && isSecretField(String(parent.key.value)),
      );
      if (isUnderSecret || isSecretAddress(String(value))) cover(node);
    },
  });
  return coverComments(replaceAll(text, covered));
}

function replaceAll(text: string, places: readonly (readonly [from: number, to: number])[]): string {
  let shown = '';
  let at = 0;
  for (const [from, to] of places) {
    // The end of a block of lines belongs to what comes next.
    const end = text.slice(from, to).endsWith('\n') ? '\n' : '';
    shown += text.slice(at, from) + COVER + end;
    at = to;
  }
  return shown + text.slice(at);
}

/** A setting that somebody put into a remark for later is one, too. */
function coverComments(text: string): string {
  return text.replace(/^(.*?#.*?([\w-]+)["']?:\s*)(?!["']?\$\{)(\S.*)$/gm, (line, before: string, name: string) =>
    isSecretField(name) ? `${before}${COVER}` : line,
  );
}
