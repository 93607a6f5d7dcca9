/** Colours of the design tokens that the chip needs: ink and ground, on a light page and on a dark one. */
const LEVELS = {
  red: ['#b8202c', '#fde7e8', '#ff8f96', '#3c171a'],
  orange: ['#b1480c', '#fdebdd', '#f5a26b', '#38210f'],
  yellow: ['#8a6100', '#fdf3d3', '#ecc357', '#332a10'],
  blue: ['#2563b8', '#e5eefb', '#86b3f5', '#16263f'],
  green: ['#1a7040', '#e2f4e9', '#6dd39a', '#12301f'],
  quiet: ['#0b6e63', '#fff', '#43c7b5', '#181b1f'],
} as const;

/** A point before the words, drawn as ground: an element for it would double what a chip costs. */
const POINT = 'radial-gradient(circle at 11.5px 50%,currentColor 3px,transparent 4px)';
const paint = (at: string, ink: string, ground: string): string =>
  `${at}{color:${ink};background:${at.endsWith('green') || at.endsWith('quiet') ? '' : POINT} ${ground}}`;

const COLOURS = Object.entries(LEVELS)
  .map(([level, [ink, ground, darkInk, darkGround]]) =>
    [
      paint(`.${level}`, ink, ground),
      paint(`.${level}.late`, ground, ink),
      paint(`:host([theme=dark]) .${level}`, darkInk, darkGround),
      paint(`:host([theme=dark]) .${level}.late`, darkGround, darkInk),
    ].join(''),
  )
  .join('');

/**
 * Everything of the page is kept out by `all: initial` on the element: what is important inside a shadow root is stronger than
 * anything that the page says about it. Inside, few properties and no variables: each chip pays for them when it comes.
 */
const CHIP_CSS = `
:host{all:initial!important;position:absolute!important;display:block!important;width:0!important;height:0!important;z-index:5!important;contain:layout style!important}
button{appearance:none;visibility:hidden;box-sizing:border-box;position:absolute;margin:0;border:0;height:22px;padding:0 8px 0 20px;border-radius:999px;font:600 12px/22px Inter,system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;white-space:nowrap;cursor:pointer;-webkit-font-smoothing:antialiased;user-select:none;transition:box-shadow .12s}
button:hover{box-shadow:0 0 0 1px currentColor}
button:focus-visible{outline:2px solid #0b6e63;outline-offset:2px}
:host([theme=dark]) button:focus-visible{outline-color:#43c7b5}
${COLOURS}
.green::before{content:"";position:absolute;left:8px;top:7px;width:9px;height:5px;box-sizing:border-box;border:solid currentColor;border-width:0 0 2px 2px;transform:rotate(-45deg)}
.green{padding-left:22px}
.quiet{width:22px;padding:0;box-shadow:0 0 0 1px #cfd4da}
:host([theme=dark]) .quiet{box-shadow:0 0 0 1px #3a4149}
.quiet::before{content:"+";font-size:15px;font-weight:500}
.quiet:hover,:host([theme=dark]) .quiet:hover{box-shadow:0 0 0 1px currentColor}
@media (prefers-reduced-motion:reduce){button{transition:none}}
@media (forced-colors:active){button{border:1px solid ButtonText;line-height:20px}}`;

let sheet: CSSStyleSheet | null = null;

/** Puts a style sheet on a shadow root in a way that no page policy can forbid. */
export function adoptChipStyle(root: ShadowRoot): void {
  sheet ??= makeSheet(CHIP_CSS);
  root.adoptedStyleSheets = [sheet];
}

/** A constructed sheet: a page's `style-src` says nothing about it. */
export function makeSheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
