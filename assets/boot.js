// Starts the page. A file of its own because the content security policy forbids scripts in the page;
// .ci/shrink.mjs makes one file of it and the program's glue. The tag names the WebAssembly, whose name
// changes with its content.
import start from 'program';

const root = document.documentElement;
const query = new URLSearchParams(location.search);
// Before the first paint: the theme, the compact view, and no example where a link asks for another case.
if (/^(light|dark)$/.test(query.get('theme'))) root.dataset.theme = query.get('theme');
if (query.get('embed') === '1') root.dataset.embed = '';
if (location.hash.length > 1) root.dataset.linked = '';

const { dataset } = document.querySelector('script[data-wasm]');
await start({ module_or_path: new URL(dataset.wasm, document.baseURI).href });
