// Starts the program of a page that has only one; .ci/shrink.mjs makes one file of this and the program's glue.
import start from 'program';

const { dataset } = document.querySelector('script[data-wasm]');
await start({ module_or_path: new URL(dataset.wasm, document.baseURI).href });
