/** The admin page's style sheet: light and dark by the reader's setting, one column on a phone. */
export const ADMIN_STYLE = `
:root { --ground:#f5f6f8; --card:#fff; --ink:#1b1f24; --soft:#57606a; --line:#d9dde3; --brand:#0b5cad; --onbrand:#fff;
  --good:#0e6b2f; --goodbg:#e3f4e8; --warn:#7a4b00; --warnbg:#fff1d6; --bad:#a3131f; --badbg:#fde7e9; --busy:#0b4f96; --busybg:#e1effc; --mark:#0b5cad }
@media (prefers-color-scheme: dark) { :root { --ground:#14171b; --card:#1d2127; --ink:#e8eaed; --soft:#a3abb5; --line:#343a43; --brand:#4ea1f3; --onbrand:#06192c;
  --good:#7fdc9b; --goodbg:#12331d; --warn:#ffcb73; --warnbg:#3a2a0b; --bad:#ff9ea5; --badbg:#43171b; --busy:#93c8ff; --busybg:#122c46; --mark:#4ea1f3 } }
* { box-sizing:border-box }
html { scroll-padding-top:1rem }
body { margin:0; background:var(--ground); color:var(--ink); font:15px/1.45 "Segoe UI",system-ui,-apple-system,sans-serif }
.bar { background:#0b3d70; color:#fff; display:flex; flex-wrap:wrap; gap:.5rem 1rem; align-items:center; justify-content:space-between; padding:.7rem max(1rem,calc((100% - 62rem)/2)) }
h1 { font-size:1.05rem; margin:0; font-weight:600 } h1 span { font-weight:400; opacity:.85; margin-left:.35rem }
.banner { margin:0; padding:.55rem max(1rem,calc((100% - 62rem)/2)); background:var(--warnbg); color:var(--warn); border-bottom:1px solid var(--line) }
main { max-width:64rem; margin:0 auto; padding:1.25rem 1rem 3rem }
section { margin-bottom:2rem }
h2 { font-size:1.15rem; margin:0 } h3 { font-size:1rem; margin:0 0 .6rem; display:flex; flex-wrap:wrap; gap:.3rem .6rem; align-items:center }
.about { color:var(--soft); margin:.1rem 0 .7rem }
.row { background:var(--card); border:1px solid var(--line); border-radius:8px; padding:1rem; margin:0 0 .7rem }
.row:target, #push:target .row { border-color:var(--mark); box-shadow:0 0 0 2px var(--mark) }
section:target > .head h2 { text-decoration:underline; text-decoration-color:var(--mark); text-decoration-thickness:3px; text-underline-offset:5px }
.none { color:var(--soft) }
.pill { font-size:.8rem; font-weight:600; padding:.1rem .55rem; border-radius:1rem; border:1px solid transparent }
.pill::before { content:"●"; font-size:.6rem; margin-right:.35rem; vertical-align:.1em }
.good { color:var(--good); background:var(--goodbg) } .warn { color:var(--warn); background:var(--warnbg) }
.bad { color:var(--bad); background:var(--badbg) } .busy { color:var(--busy); background:var(--busybg) }
dl { display:grid; grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr)); gap:.4rem 1.5rem; margin:0 0 .9rem }
dt { color:var(--soft); font-size:.8rem } dd { margin:0; overflow-wrap:anywhere }
.main, .others { display:grid; grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr)); gap:.7rem 1.5rem }
.others { padding-top:.8rem }
.act { display:flex; flex-direction:column; align-items:flex-start; gap:.25rem }
.act p { margin:0; color:var(--soft); font-size:.83rem }
button { font:inherit; color:var(--ink); background:var(--card); border:1px solid var(--line); border-radius:6px; padding:.4rem .8rem; min-height:2.25rem; cursor:pointer; text-align:left }
button:hover { border-color:var(--brand) } button:focus-visible, summary:focus-visible { outline:2px solid var(--mark); outline-offset:2px }
button.right { background:var(--brand); border-color:var(--brand); color:var(--onbrand); font-weight:600 } button.right:hover { filter:brightness(1.08) }
button.wrong { color:var(--bad) }
button.onbar { background:transparent; color:#fff; border-color:#ffffff80 } button.onbar:hover { border-color:#fff }
details { margin-top:.8rem } summary { cursor:pointer; color:var(--brand); width:fit-content; padding:.15rem 0 }
.break { margin:0 0 0 .1rem } .choices { display:flex; flex-wrap:wrap; gap:.5rem; padding-top:.6rem }
.broken { display:flex; flex-wrap:wrap; gap:.6rem 1rem; align-items:center; justify-content:space-between; background:var(--badbg); color:var(--bad); border-radius:8px; padding:.6rem 1rem; margin-bottom:.7rem } .broken p { margin:0 }
.events { list-style:none; margin:.5rem 0 0; padding:0; background:var(--card); border:1px solid var(--line); border-radius:8px }
.events li { padding:.5rem 1rem; border-top:1px solid var(--line) } .events li:first-child { border-top:0 }
time { color:var(--soft); display:inline-block; min-width:7.5rem }
@media (max-width:40rem) { .act button { width:100%; text-align:center } time { display:block } h1 span { display:block; margin:0 } }
`;
