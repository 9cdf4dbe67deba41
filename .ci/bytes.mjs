// The bytes of the first load against their budget, and those of the catalog against its own. Exit code 1
// above either.
//   node .ci/bytes.mjs            DIST=dist
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { brotli as compress, PER_VENDOR, WHOLE } from './catalog.mjs';
import { dist } from './serve.mjs';

// Brotli. 130,000 was the budget with the first 30 vendors, whose catalog took 2,200 of it.
const BUDGET = 139_200; // all parts together; with the slack 140,000
const WITHOUT_CATALOG = 126_500;
// The same source in another folder compiles to some hundred bytes more or less: what ends the build is beyond that.
const SLACK = 800;
const LOADING_RELS = /\brel="?[^">]*\b(stylesheet|preload|modulepreload|icon|manifest)\b/;

/** What index.html makes the browser fetch at once: tags that load, and the program that the script is told to load. */
function referencedBy(html) {
  const tags = [...html.matchAll(/<(link|script|img)\b[^>]*>/g)]
    .filter(([tag, name]) => name !== 'link' || LOADING_RELS.test(tag));
  return tags.flatMap(([tag]) => [...tag.matchAll(/\s(?:href|src|data-wasm)="?([^"\s>]+)/g)].map((match) => match[1]));
}

/** Fonts and pictures of a style sheet. */
const referencedByCss = (css) => [...css.matchAll(/url\(["']?([^"')]+)/g)].map((match) => match[1]);

const isLocal = (address) => !/^(\/\/|[a-z]+:|#)/i.test(address);

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const files = new Set(['index.html', 'catalog.json']);
for (const address of referencedBy(html).filter(isLocal)) files.add(normalize(`./${address}`));
for (const sheet of [...files].filter((file) => file.endsWith('.css'))) {
  const addresses = referencedByCss(readFileSync(join(dist, sheet), 'utf8')).filter(isLocal);
  for (const address of addresses) files.add(join(sheet, '..', address));
}

const missing = [...files].filter((file) => !existsSync(join(dist, file)));
if (missing.length) {
  console.error(`bytes: named in the first load but not in ${dist}: ${missing.join(', ')}`);
  process.exit(1);
}

/** The part of the budget a file belongs to. */
const partOf = (file) => (file === 'catalog.json' ? 'catalog' : extname(file).slice(1));

const parts = new Map();
for (const file of files) {
  const raw = readFileSync(join(dist, file));
  const brotli = compress(raw);
  const sum = parts.get(partOf(file)) ?? { raw: 0, brotli: 0, gzip: 0, files: [] };
  sum.raw += raw.length;
  sum.brotli += Math.min(brotli.length, raw.length);
  sum.gzip += Math.min(gzipSync(raw, { level: 9 }).length, raw.length);
  sum.files.push(file);
  parts.set(partOf(file), sum);
}

const total = (key) => [...parts.values()].reduce((sum, part) => sum + part[key], 0);
const row = (name, raw, brotli, gzip, note = '') => {
  const cells = [raw, brotli, gzip].map((cell) => cell.toLocaleString('en').padStart(11)).join('');
  console.log(`  ${name.padEnd(22)}${cells}   ${note}`.trimEnd());
};
console.log(`First load in bytes: brotli 11 at most ${BUDGET.toLocaleString('en')}, without the catalog ${WITHOUT_CATALOG.toLocaleString('en')}`);
row('', 'raw', 'brotli', 'gzip 9');
for (const [name, part] of [...parts].sort((a, b) => b[1].brotli - a[1].brotli)) {
  row(name, part.raw, part.brotli, part.gzip, part.files.join(' '));
}
const spent = total('brotli');
const packed = parts.get('catalog').brotli;
const over = Math.max(spent - BUDGET, spent - packed - WITHOUT_CATALOG);
row('total', total('raw'), spent, total('gzip'), over > 0 ? `OVER BUDGET by ${over.toLocaleString('en')}` : 'ok');
row('  without the catalog', '', spent - packed, '');

const vendors = JSON.parse(readFileSync(join(dist, 'catalog.json'), 'utf8')).vendors.length;
const within = packed <= Math.min(WHOLE, vendors * PER_VENDOR);
console.log(`  catalog: ${vendors} vendors, ${(packed / vendors).toFixed(1)} bytes each, ${within ? 'within' : 'ABOVE'} its budget`
  + ` of ${PER_VENDOR} each and ${WHOLE.toLocaleString('en')} in all`);
process.exitCode = over > SLACK || !within ? 1 : 0;
