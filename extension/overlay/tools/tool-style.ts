/** Look of bar, picker, guard and notices; colours are the design tokens of `look/tokens.css`. */
export const TOOL_CSS = `
:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;height:0!important;overflow:visible!important;border:0!important;padding:0!important;margin:0!important;background:none!important;z-index:2147483647!important}
.root{--bg:#f6f7f8;--surface:#fff;--sunken:#eef0f2;--line:#e2e5e9;--line-strong:#cfd4da;--text:#16191d;--muted:#59626d;--faint:#656e7a;--accent:#0b6e63;--accent-hover:#095a51;--accent-ink:#fff;--accent-soft:#e0f2ef;--blue:#2259a8;--blue-soft:#e5eefb;--yellow:#7d5800;--yellow-soft:#fdf3d3;--orange:#a3420b;--orange-soft:#fdebdd;--red:#b8202c;--red-soft:#fde7e8;--green:#17663a;--green-soft:#e2f4e9;--shadow:0 1px 2px rgb(16 24 40/6%),0 4px 16px rgb(16 24 40/10%);--shadow-big:0 12px 40px rgb(16 24 40/18%);--num:Inter,system-ui,sans-serif;color-scheme:light}
:host([theme=dark]) .root{--bg:#101214;--surface:#181b1f;--sunken:#22262b;--line:#2a2f35;--line-strong:#3f4750;--text:#eceff2;--muted:#a9b2bd;--faint:#97a1ac;--accent:#43c7b5;--accent-hover:#62d6c6;--accent-ink:#04201c;--accent-soft:#12332f;--blue:#86b3f5;--blue-soft:#16263f;--yellow:#ecc357;--yellow-soft:#332a10;--orange:#f5a26b;--orange-soft:#38210f;--red:#ff8f96;--red-soft:#3c171a;--green:#6dd39a;--green-soft:#12301f;--shadow:0 1px 2px rgb(0 0 0/50%),0 8px 24px rgb(0 0 0/45%);--shadow-big:0 12px 40px rgb(0 0 0/60%);color-scheme:dark}
*,*::before,*::after{box-sizing:border-box;margin:0}
.root{scrollbar-color:var(--line-strong) transparent;font:13px/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;color:var(--text);-webkit-font-smoothing:antialiased;text-align:start}
button,input,textarea{font:inherit;color:inherit}
button{cursor:pointer}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.row{display:flex;align-items:center;gap:8px}.grow{flex:1;min-width:0}
.muted{color:var(--muted)}.faint{color:var(--faint)}.s{font-size:12px}.xs{font-size:11.5px}.b{font-weight:600}
.num{font-family:var(--num);font-variant-numeric:tabular-nums}
.cut{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.red{color:var(--red)}.orange{color:var(--orange)}.yellow{color:var(--yellow)}.blue{color:var(--blue)}.green{color:var(--green)}
.ground.red{background:var(--red-soft)}.ground.orange{background:var(--orange-soft)}.ground.yellow{background:var(--yellow-soft)}.ground.blue{background:var(--blue-soft)}.ground.green{background:var(--green-soft)}
kbd{font:11px/1 var(--num);padding:3px 5px;border:1px solid var(--line-strong);border-bottom-width:2px;border-radius:4px;color:var(--muted);background:var(--surface)}
.tag{display:inline-flex;align-items:center;height:20px;padding:0 7px;border-radius:5px;font-size:11.5px;font-weight:500;background:var(--sunken);color:var(--muted);white-space:nowrap}
.tag.acc{background:var(--accent-soft);color:var(--accent)}
.btn{display:inline-flex;align-items:center;justify-content:center;gap:6px;min-height:32px;padding:0 12px;border:1px solid var(--line-strong);border-radius:6px;background:var(--surface);font-weight:500;white-space:nowrap}
.btn:hover{background:var(--sunken)}
.btn.p{background:var(--accent);border-color:var(--accent);color:var(--accent-ink)}.btn.p:hover{background:var(--accent-hover)}
.btn.g{border-color:transparent;background:transparent;color:var(--muted)}
.btn.sm{min-height:26px;padding:0 9px;font-size:12px}
.btn[disabled]{opacity:.5;cursor:default}
.bar{position:fixed;display:inline-flex;align-items:center;gap:2px;max-width:calc(100vw - 16px);background:var(--surface);border:1px solid var(--line-strong);border-radius:999px;padding:3px;box-shadow:var(--shadow);font-size:12.5px}
.bar>button,.bar>span.cell{display:inline-flex;align-items:center;gap:6px;height:28px;padding:0 10px;border:0;border-radius:999px;background:none;white-space:nowrap}
.bar>button{font-weight:500}.bar>button:hover{background:var(--sunken)}
.bar .level{font-weight:600}.bar .acc{color:var(--accent)}
.bar .sep{width:1px;height:16px;background:var(--line)}
.is-drill{border:2px dashed var(--blue)}
.tag.drill,.bar>.drill{background:var(--blue);color:var(--surface);font-weight:600}
.menu{position:fixed;min-width:176px;padding:4px;background:var(--surface);border:1px solid var(--line-strong);border-radius:10px;box-shadow:var(--shadow-big)}
.menu button{display:flex;align-items:center;width:100%;min-height:30px;padding:0 10px;border:0;border-radius:6px;background:none;text-align:start}
.menu button:hover,.menu button:focus-visible{background:var(--sunken)}
.menu hr{height:1px;border:0;margin:4px 6px;background:var(--line)}
.pick{position:fixed;display:flex;flex-direction:column;width:460px;max-width:calc(100vw - 24px);max-height:calc(100vh - 24px);background:var(--surface);border:1px solid var(--line-strong);border-radius:12px;box-shadow:var(--shadow-big);overflow:hidden}
.head{padding:8px 12px;border-bottom:1px solid var(--line);min-height:46px}
.head input{flex:1;min-width:0;border:0;background:none;height:28px;outline-offset:4px;border-radius:4px}
.head:focus-within{box-shadow:inset 0 -2px 0 var(--accent)}.head input:focus-visible{outline:none}
.head input::placeholder{color:var(--faint)}
.list,.halves,.box{scrollbar-width:thin}
.list{list-style:none;padding:0;overflow:auto;min-height:60px;max-height:236px;flex:0 1 auto}
.item{display:flex;align-items:center;gap:8px;width:100%;padding:9px 12px;border:0;border-bottom:1px solid var(--line);background:none;text-align:start}
.item[aria-selected=true]{background:var(--accent-soft)}.item[aria-selected=true] .title{font-weight:600}
.item:hover:not([aria-selected=true]){background:var(--sunken)}
.halves{overflow:auto;flex:1 1 auto;min-height:120px;padding-bottom:2px}
.half{padding:10px 12px 0}
.box{border:1px solid var(--line);border-radius:8px;padding:9px 10px;background:var(--bg);line-height:1.65;margin-top:6px;white-space:pre-wrap;overflow-wrap:anywhere;max-height:168px;overflow:auto}
.half.private .box{border-style:dashed}
textarea.box{display:block;width:100%;min-height:104px;resize:vertical}
.box u{text-decoration:none;background:var(--accent-soft);color:var(--accent);border-radius:3px;padding:0 3px}
.box .gap{background:var(--yellow-soft);color:var(--yellow);border-radius:3px;padding:0 3px}
.box .bad{text-decoration:underline wavy var(--red);text-underline-offset:4px}
.box .odd{text-decoration:underline wavy var(--orange);text-underline-offset:4px}
.ask{display:flex;align-items:center;gap:8px;margin-top:6px}
.ask input{flex:1;min-width:0;height:28px;padding:0 8px;border:1px solid var(--line-strong);border-radius:6px;background:var(--surface)}
.foot{padding:10px 12px;border-top:1px solid var(--line);flex-wrap:wrap;margin-top:10px}
.note{padding:6px 12px 0;font-size:12px}.note .row{flex-wrap:wrap;margin-top:6px}
.guard{display:flex;gap:10px;border:1px solid var(--red);background:var(--red-soft);border-radius:8px;padding:10px 12px;margin-top:8px;font-size:12.5px}
.guard.soft{border-color:var(--orange);background:var(--orange-soft)}
.guard .x{border:0;background:none;color:var(--muted);align-self:start;padding:2px 5px;border-radius:4px}.guard .x:hover{color:var(--text)}
.guard svg{flex:none;margin-top:1px}
.guard ul{padding:0;list-style:none;margin-top:2px}
.guard .acts{display:flex;flex-wrap:wrap;gap:6px;margin-top:8px}
.at{position:fixed}
.offer{max-width:min(420px,calc(100vw - 16px));padding:7px 10px;background:var(--surface);border:1px solid var(--line-strong);border-radius:8px;box-shadow:var(--shadow);font-size:12.5px;pointer-events:none}
.offer ul{list-style:none;padding:0;display:grid;gap:4px}.offer div+ul{margin-top:6px}.offer li{display:flex;align-items:center;gap:8px;min-width:0}
.float{width:min(460px,calc(100vw - 24px));box-shadow:var(--shadow);margin:0;background:linear-gradient(var(--red-soft),var(--red-soft)),var(--surface)}
.float.soft{background:linear-gradient(var(--orange-soft),var(--orange-soft)),var(--surface)}
.typing{display:grid;grid-template-columns:minmax(0,1fr);gap:6px;width:min(460px,calc(100vw - 16px))}.typing .float{width:auto}.typing .note{padding:4px 0 0}
.toast{position:fixed;inset-block-end:20px;inset-inline-end:20px;display:flex;align-items:center;gap:12px;max-width:min(460px,calc(100vw - 40px));background:#16191d;color:#fff;border:1px solid #3a4149;border-radius:10px;padding:11px 14px;box-shadow:var(--shadow-big)}
.toast button{border:0;background:none;padding:2px 4px;border-radius:4px;color:#b9c1ca;white-space:nowrap}.toast button.strong{color:#43c7b5;font-weight:600}
.toast button:hover{color:#fff}
.toast.pictures{display:block;width:min(420px,calc(100vw - 40px))}.toast.pictures ul{list-style:none;padding:0;margin:6px 0}.toast.pictures li{margin-top:6px}.toast canvas{background:#2a2f35;border-radius:4px;flex:none}.toast+.toast{inset-block-end:84px}
.toast :focus-visible{outline-color:#43c7b5}
@media (prefers-reduced-motion:no-preference){.pick,.bar,.menu,.toast{animation:in .12s ease-out}@keyframes in{from{opacity:0;transform:translateY(4px)}}}
`;
