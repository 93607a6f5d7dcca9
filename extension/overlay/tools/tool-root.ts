import { render, type VNode } from 'preact';
import { makeSheet } from '../chip-style.ts';

/** Name of the element that holds bar, picker and notices; nothing is registered for it. */
const TOOL_TAG = 'earshot-tool';

const KEPT_IN = [
  'click',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'keydown',
  'keyup',
  'keypress',
  'input',
  'change',
  'paste',
  'copy',
  'cut',
  'focusin',
  'focusout',
  'wheel',
];
const MOST_RETURNS = 5;

/** A place in the page for our own interface: above everything, styled by nothing of the page, deaf to the page's scripts. */
export interface ToolRoot {
  readonly host: HTMLElement;
  draw(tree: VNode | null): void;
  setTheme(theme: 'light' | 'dark'): void;
  remove(): void;
}

/** @param css The tool's whole style sheet. */
export function makeToolRoot(document: Document, css: string, theme: 'light' | 'dark'): ToolRoot {
  const host = document.createElement(TOOL_TAG);
  host.setAttribute('theme', theme);
  host.setAttribute('popover', 'manual');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [makeSheet(css)];
  // What a page's script dispatches never reaches a handler of ours; what a person does never reaches the page.
  for (const type of KEPT_IN) root.addEventListener(type, refuseForged, { capture: true });
  for (const type of KEPT_IN) host.addEventListener(type, (event) => event.stopPropagation());
  const place = document.createElement('div');
  place.className = 'root';
  root.append(place);

  let returns = 0;
  const put = (): void => {
    document.documentElement.append(host);
    host.showPopover?.();
  };
  // A page that clears its body takes ours along; a page that fights us is left alone after a few rounds.
  const watch = new MutationObserver(() => {
    if (host.isConnected || returns >= MOST_RETURNS) return;
    returns += 1;
    put();
  });
  put();
  watch.observe(document.documentElement, { childList: true });
  return {
    host,
    draw: (tree) => render(tree, place),
    setTheme: (wanted) => host.setAttribute('theme', wanted),
    remove() {
      watch.disconnect();
      render(null, place);
      host.remove();
    },
  };
}

function refuseForged(event: Event): void {
  if (event.isTrusted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
}
