// Starts the page. A file of its own because the content security policy forbids scripts in the page;
// .ci/shrink.mjs makes one file of it and the program's glue. The tag names the other files, whose names
// change with their content.
import start from 'program';

const root = document.documentElement;
const query = new URLSearchParams(location.search);
const isEmbedded = query.get('embed') === '1';
// Before the first paint: the theme, the compact view, and no example where a link asks for another case.
if (/^(light|dark)$/.test(query.get('theme'))) root.dataset.theme = query.get('theme');
if (isEmbedded) root.dataset.embed = '';
if (location.hash.length > 1) root.dataset.linked = '';

const { dataset } = document.querySelector('script[data-wasm]');
const address = (path) => new URL(path, document.baseURI).href;
const element = (id) => document.getElementById(id);

// The second program: when something of it is wanted, or its place comes into view.
let details;
const load = () => {
  element('no-details')?.toggleAttribute('hidden', true);
  details ??= import(address(dataset.details))
    .then((program) => program.default({ module_or_path: address(dataset.detailsWasm) }))
    .catch(() => {
      details = undefined;
      element('no-details')?.toggleAttribute('hidden', false);
    });
};
element('app').addEventListener('wanted', load);
addEventListener('beforeprint', load);

await start({ module_or_path: address(dataset.wasm) });
if (isEmbedded) load();
else new IntersectionObserver((places) => places.some((place) => place.isIntersecting) && load()).observe(element('evidence'));
