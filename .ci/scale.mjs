// What a vendor costs in catalog.json, now and with many more of them: bytes, and the time that the native
// build takes to read it and to answer a key on the vendors' page. Vendors beyond those in data/ are invented (src/bin/catalog/scale.rs). Exit code 1
// above the budget.
//   node .ci/scale.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotli, PER_VENDOR } from './catalog.mjs';

const folder = mkdtempSync(join(tmpdir(), 'scim-tax-scale-'));
const build = 'run --quiet --offline --profile hook --no-default-features --features catalog --bin catalog --';
const rows = [];
try {
  const stdio = ['ignore', 'pipe', 'inherit'];
  const output = execFileSync('cargo', [...build.split(' '), 'scale', folder], { encoding: 'utf8', stdio });
  for (const line of output.trim().split('\n')) {
    const [vendors, raw, ...micros] = line.split(' ').map(Number);
    rows.push({ vendors, raw, micros, packed: brotli(readFileSync(join(folder, `catalog-${vendors}.json`))).length });
  }
} finally {
  rmSync(folder, { recursive: true });
}

console.log(`catalog.json by number of vendors: brotli 11 at most ${PER_VENDOR} bytes a vendor`);
const print = (...cells) => console.log(cells.map((cell) => String(cell).padStart(12)).join(''));
const figures = (...cells) => print(...cells.map((cell) => cell.toLocaleString('en', { maximumFractionDigits: 1 })));
print('vendors', 'raw', 'a vendor', 'brotli', 'a vendor');
for (const { vendors, raw, packed } of rows) figures(vendors, raw, raw / vendors, packed, packed / vendors);
console.log('milliseconds, native at optimisation level 1');
print('vendors', 'read', 'all steps', 'find', 'misspelt', 'by price');
for (const { vendors, micros } of rows) figures(vendors, ...micros.map((time) => time / 1000));
process.exitCode = rows.some(({ vendors, packed }) => packed > vendors * PER_VENDOR) ? 1 : 0;
