// Starts the program of a page other than the calculator's; .ci/shrink.mjs makes one file of this and the program's glue.
import start from 'program';

const { dataset } = document.querySelector('script[data-wasm]');
const address = (path) => new URL(path, document.baseURI).href;
await start({ module_or_path: address(dataset.wasm) });

// A place that names another program has it loaded when it comes near; what one has jumped past counts as seen.
const load = (place) => {
  const name = place.dataset.program;
  const tell = (failed) => place.querySelector('[data-not-loaded]').toggleAttribute('hidden', !failed);
  tell(false);
  seen.unobserve(place);
  import(address(dataset[name]))
    .then((program) => program.default({ module_or_path: address(dataset[`${name}Wasm`]) }))
    .catch(() => {
      tell(true);
      again.observe(place);
    });
};
const seen = new IntersectionObserver((found) => found.forEach(({ isIntersecting, target }) => isIntersecting && load(target)),
  { rootMargin: '99999px 0px 400px' });
// What could not be loaded is tried again after it has gone out of sight.
const again = new IntersectionObserver((found) => found.forEach(({ isIntersecting, target }) => {
  if (isIntersecting) return;
  again.unobserve(target);
  seen.observe(target);
}), { rootMargin: '99999px 0px 400px' });
for (const place of document.querySelectorAll('[data-program]')) seen.observe(place);
