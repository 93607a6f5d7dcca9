/**
 * Colours of the design tokens that the chip needs. Everything else of the page is kept out by `all: initial`: what is important
 * inside a shadow root is stronger than anything that the page says about the element.
 */
const CHIP_CSS = `
:host{all:initial!important;position:absolute!important;display:block!important;width:0!important;height:0!important;z-index:5!important}
button{--red:#b8202c;--red-soft:#fde7e8;--orange:#b1480c;--orange-soft:#fdebdd;--yellow:#8a6100;--yellow-soft:#fdf3d3;--blue:#2563b8;--blue-soft:#e5eefb;--green:#1a7040;--green-soft:#e2f4e9;--accent:#0b6e63;--surface:#fff;--line:#cfd4da}
:host([theme=dark]) button{--red:#ff8f96;--red-soft:#3c171a;--orange:#f5a26b;--orange-soft:#38210f;--yellow:#ecc357;--yellow-soft:#332a10;--blue:#86b3f5;--blue-soft:#16263f;--green:#6dd39a;--green-soft:#12301f;--accent:#43c7b5;--surface:#181b1f;--line:#3a4149}
button{all:unset;visibility:hidden;box-sizing:border-box;position:absolute;left:0;top:0;display:inline-flex;align-items:center;gap:5px;height:22px;padding:0 8px;border-radius:999px;font:600 12px/1 Inter,system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;font-variant-numeric:tabular-nums;white-space:nowrap;cursor:pointer;color:var(--c);background:var(--g);-webkit-font-smoothing:antialiased;user-select:none;transition:box-shadow .12s}
button::before{content:"";width:7px;height:7px;border-radius:50%;background:currentColor;flex:none}
button:hover{box-shadow:0 0 0 1px var(--c)}
button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.red{--c:var(--red);--g:var(--red-soft)}.orange{--c:var(--orange);--g:var(--orange-soft)}.yellow{--c:var(--yellow);--g:var(--yellow-soft)}.blue{--c:var(--blue);--g:var(--blue-soft)}.green{--c:var(--green);--g:var(--green-soft)}
.late{color:var(--g);background:var(--c)}
.green::before{border-radius:0;width:9px;height:5px;background:none;border:solid currentColor;border-width:0 0 2px 2px;transform:rotate(-45deg) translate(1px,-1px)}
.quiet{--c:var(--accent);--g:var(--surface);width:22px;padding:0;justify-content:center;box-shadow:0 0 0 1px var(--line)}
.quiet::before{content:"+";width:auto;height:auto;background:none;font-size:15px;font-weight:500;line-height:1}
.quiet:hover{box-shadow:0 0 0 1px var(--c)}
@media (prefers-reduced-motion:reduce){button{transition:none}}
@media (forced-colors:active){button{border:1px solid ButtonText}}`;

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
