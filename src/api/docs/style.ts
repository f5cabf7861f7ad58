/** Of the reference page; the only style that its policy lets through. */
export const STYLE = `
:root{color-scheme:light dark;--text:#1b1f24;--soft:#59636e;--line:#d9dee3;--back:#fff;--panel:#f5f7f9;--accent:#0b5cad;--good:#116329;--warn:#8a4600;--bad:#a40e26}
@media (prefers-color-scheme:dark){:root{--text:#e6e9ec;--soft:#9aa4ae;--line:#333b44;--back:#14181c;--panel:#1c2227;--accent:#79b8ff;--good:#7ee2a0;--warn:#f2b366;--bad:#ff8f9b}}
*{box-sizing:border-box}
html{scroll-padding-top:4.5rem}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.55 system-ui,sans-serif}
a{color:var(--accent)}
code,pre,.method{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.875em}
code{overflow-wrap:anywhere}
header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:center;padding:.6rem 1.25rem;background:var(--back);border-bottom:1px solid var(--line)}
header strong{font-size:1.1rem}
header .version{color:var(--soft)}
header label{margin-left:auto}
header input{font:inherit;width:17rem;max-width:60vw;padding:.3rem .6rem;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:6px}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;background:var(--back);padding:.5rem}
.columns{display:grid;grid-template-columns:17rem minmax(0,1fr)}
nav{position:sticky;top:3.6rem;align-self:start;height:calc(100vh - 3.6rem);overflow:auto;padding:1rem 1.25rem 3rem;border-right:1px solid var(--line);font-size:.9rem}
nav ul{list-style:none;margin:.15rem 0 .6rem;padding:0 0 0 .75rem}
nav a{display:block;padding:.1rem 0;text-decoration:none}
nav summary{cursor:pointer}
main{padding:1rem 2rem 6rem;max-width:68rem}
h1{font-size:1.9rem;margin:.5rem 0}
h2{font-size:1.45rem;margin:2.6rem 0 .6rem;padding-top:.8rem;border-top:1px solid var(--line)}
h3{font-size:1.08rem;margin:0 0 .3rem}
h3 a,h2 a{color:inherit;text-decoration:none}
h3 a:hover,h2 a:hover{text-decoration:underline}
p{margin:.45rem 0}
section{content-visibility:auto;contain-intrinsic-size:auto 2000px}
.operation{margin:1.3rem 0;padding:1rem 1.15rem;border:1px solid var(--line);border-radius:8px}
.entry{margin:1.1rem 0}
.line{overflow-wrap:anywhere}
.method{display:inline-block;min-width:4rem;padding:.1rem .45rem;border:1px solid currentColor;border-radius:4px;text-align:center;font-weight:600}
.get{color:var(--accent)}.post{color:var(--good)}.patch,.put{color:var(--warn)}.delete{color:var(--bad)}
.who,.version{color:var(--soft)}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--accent)}
.scroll{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}
td:first-child code{overflow-wrap:normal;white-space:nowrap}
pre{margin:.5rem 0;padding:.7rem .9rem;background:var(--panel);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
.answers{display:grid;grid-template-columns:3.2rem minmax(0,1fr);gap:.15rem .6rem;margin:.6rem 0}
.answers dt{font-weight:600}
.answers dd{margin:0}
.answers a{text-decoration:none}
.answers a:hover{text-decoration:underline}
[hidden]{display:none!important}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (max-width:52rem){
.columns{display:block}
nav{position:static;height:auto;max-height:11rem;border-right:0;border-bottom:1px solid var(--line);padding:.75rem 1rem}
main{padding:.5rem 1rem 4rem}
header{padding:.5rem 1rem}
header label{margin-left:0;width:100%}
header input{width:100%;max-width:none}
html{scroll-padding-top:6.5rem}
.operation{padding:.8rem}
td,th{padding:.3rem .4rem}
}
@media print{nav,header label{display:none}.columns{display:block}section{content-visibility:visible}}
`
