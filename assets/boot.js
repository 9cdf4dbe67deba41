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

// The other programs: when something of theirs is wanted, or their place comes into view.
const programs = {};
const load = (name) => {
  element('no-details')?.toggleAttribute('hidden', true);
  programs[name] ??= import(address(dataset[name]))
    .then((program) => program.default({ module_or_path: address(dataset[`${name}Wasm`]) }))
    .catch(() => {
      delete programs[name];
      element('no-details')?.toggleAttribute('hidden', false);
    });
};
element('app').addEventListener('wanted', () => load('details'));
addEventListener('beforeprint', () => load('details'));
addEventListener('dragenter', () => load('details')); // it takes files

await start({ module_or_path: address(dataset.wasm) });
if (isEmbedded) load('details');
else {
  const places = { evidence: 'details', decision: 'decision' };
  const see = (found) => found.forEach(({ isIntersecting, target }) => isIntersecting && load(places[target.id]));
  // What one has jumped past counts as seen.
  const seen = new IntersectionObserver(see, { rootMargin: '99999px 0px 0px' });
  for (const id in places) seen.observe(element(id));
}
