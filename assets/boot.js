// Starts the page. A file of its own because the content security policy forbids scripts in the page;
// the names of the two files change with their content, so the tag carries them.
const root = document.documentElement;
const query = new URLSearchParams(location.search);
// Before the first paint: the theme, the compact view, and no example where a link asks for another case.
if (/^(light|dark)$/.test(query.get('theme'))) root.dataset.theme = query.get('theme');
if (query.get('embed') === '1') root.dataset.embed = '';
if (location.hash.length > 1) root.dataset.linked = '';

const { dataset } = document.querySelector('script[data-wasm]');
const address = (path) => new URL(path, document.baseURI).href;
const page = await import(address(dataset.js));
await page.default({ module_or_path: address(dataset.wasm) });
