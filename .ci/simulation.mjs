// How fast the simulation is, single-threaded: as WebAssembly, the same model in plain JavaScript, native and NumPy,
// on one table of 100 apps; and a whole recomputation of a stack of 100 real apps as WebAssembly. What ships is the
// WebAssembly "as shipped": built by the profile of the page's programs and through the same wasm-opt; the one for speed
// tells what that costs. JavaScript and native must come to the same bits as WebAssembly, NumPy (with other random numbers) to the same within sampling.
//   . .ci/env; node .ci/simulation.mjs            ROUNDS=15 DRAWS=10000 APPS=100
// NumPy is looked for in python3 and in .tools/numpy: python3 -m pip install --target .tools/numpy numpy
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, simulate } from './simulation/model.mjs';
import { OPTIMISE } from './wasm-opt.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
const { ROUNDS = '15', DRAWS = '10000', APPS = '100' } = process.env;
const [rounds, draws, apps] = [ROUNDS, DRAWS, APPS].map(Number);
const SEED = 2026;
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const folder = mkdtempSync(join(tmpdir(), 'scim-tax-simulation-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** A line for each app: seats, least and most of a seat-month now and then, 1 where coverage is not known. Quarters
 * of a dollar, which floats hold exactly. */
function tableOf(count) {
  let state = 12345;
  const next = (most) => (state = (state * 1103515245 + 12345) % 2147483648) % most;
  const lines = [];
  for (let app = 0; app < count; app += 1) {
    const now = 2 + next(80) / 4, then = now + (1 + next(12)) / 4;
    const nowHigh = now + (app % 3 === 0 ? (1 + next(8)) / 4 : 0);
    const thenHigh = then + (app % 2 === 0 ? (1 + next(20)) / 4 : 0);
    lines.push([5 + next(300), now, nowHigh, then, thenHigh, app % 3 === 1 ? 1 : 0].join(' '));
  }
  return `${lines.join('\n')}\n`;
}

const env = { ...process.env, CARGO_TARGET_DIR: target };
const cargo = (...args) => execFileSync('cargo', args, { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', env });
const bench = (...args) => cargo('build', '--quiet', '--offline', '--locked', '--manifest-path', '.ci/simulation/Cargo.toml', ...args);
const wasmTarget = ['--lib', '--target', 'wasm32-unknown-unknown'];
bench('--release');
bench('--release', ...wasmTarget);
bench('--profile', 'quick', ...wasmTarget);
const wasm = (profile) => join(target, 'wasm32-unknown-unknown', profile, 'simulation_bench.wasm');
const shipped = join(folder, 'shipped.wasm');
execFileSync('wasm-opt', [wasm('quick'), '-o', shipped, ...OPTIMISE]);

/** The functions of a program of WebAssembly, with texts put into its buffer. */
async function load(built) {
  const { instance } = await WebAssembly.instantiate(readFileSync(built));
  const { exports } = instance;
  const put = (text) => {
    const bytes = new TextEncoder().encode(text);
    // The memory may grow meanwhile, so it is looked up after the call.
    const at = exports.buffer(bytes.length);
    new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
  };
  return {
    ...exports,
    takeTable(text) { put(text); exports.take_table(); },
    takeLink(catalog, link) { put(catalog + link); exports.take_link(new TextEncoder().encode(catalog).length); },
    figures() {
      const at = exports.simulate(draws);
      return [...new Float64Array(exports.memory.buffer, at, 14)];
    },
  };
}

/** Milliseconds that this process had a processor: what else the machine does counts less than on a clock. */
const onProcessor = existsSync('/proc/self/schedstat')
  ? () => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6
  : () => performance.now();
function timed(function_) {
  const began = onProcessor();
  const figures = function_();
  return { figures, time: onProcessor() - began };
}

const table = tableOf(apps);
/** Another process, which times itself. */
function spawned(command, args, env = {}) {
  const output = execFileSync(command, [...args, String(draws), '1'], { input: table, encoding: 'utf8', env: { ...process.env, ...env } });
  const { figures, times } = JSON.parse(output);
  return { figures, time: times[0] };
}

const fast = await load(wasm('release'));
const asShipped = await load(shipped);
fast.takeTable(table);
asShipped.takeTable(table);
const plain = compile(table);
const paths = { PYTHONPATH: join(root, '.tools/numpy'), OPENBLAS_NUM_THREADS: '1' };
const python = () => spawned('python3', ['.ci/simulation/model.py'], existsSync(paths.PYTHONPATH) ? paths : {});
const ways = {
  'WebAssembly, as shipped': () => timed(() => asShipped.figures()),
  'WebAssembly, for speed': () => timed(() => fast.figures()),
  JavaScript: () => timed(() => simulate(plain, SEED, draws)),
  native: () => spawned(join(target, 'release', 'simulation-bench'), []),
  NumPy: python,
};
try {
  execFileSync('python3', ['-c', 'import numpy'], { stdio: 'ignore', env: { ...process.env, ...(existsSync(paths.PYTHONPATH) ? paths : {}) } });
} catch {
  console.error('simulation: python3 has no NumPy; without its figures. See the head of .ci/simulation.mjs');
  delete ways.NumPy;
}

// In turns, so that what else the machine does meets all alike. The first round warms up.
const times = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
const results = {};
for (let round = 0; round <= rounds; round += 1) {
  for (const [way, run] of Object.entries(ways)) {
    const { figures, time } = run();
    results[way] = figures;
    if (round > 0) times[way].push(time);
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const [reference] = Object.keys(ways);
const wrong = [];
for (const [way, figures] of Object.entries(results)) {
  const spread = [0, 4, 8].flatMap((at) => Array(4).fill(results[reference][at + 2] - results[reference][at]));
  const off = (figure, at) => Math.abs(figure - results[reference][at]);
  // Two percentiles of n draws are apart by less than a tenth of P10 to P90 for n = 10,000; shares by less than 3%.
  const allowed = (at) => (at < 12 ? spread[at] * 10 / Math.sqrt(draws) : 3 * Math.sqrt(10_000 / draws) * (at === 12 ? 0.01 : apps * 0.01));
  const fits = way === 'NumPy' ? figures.every((figure, at) => off(figure, at) <= allowed(at)) : figures.every((figure, at) => figure === results[reference][at]);
  if (!fits) wrong.push(`${way}: ${figures.join(' ')}\n  not ${results[reference].join(' ')}`);
}
console.log(`${draws.toLocaleString('en')} draws of ${apps} apps (${plain.inputs + 12} inputs), medians of ${rounds} rounds in turns, on the processor; only the ratios hold`);
const base = median(times.JavaScript);
for (const [way, list] of Object.entries(times)) {
  console.log(`  ${way.padEnd(34)}${median(list).toFixed(1).padStart(9)} ms  ${(base / median(list)).toFixed(2).padStart(6)} times as fast as JavaScript`);
}
console.log(wrong.length ? wrong.join('\n') : '  all come to the same: to the bit, NumPy within sampling');

// A stack of real apps: the vendors whose step has two ends, in turns with 50, 51, ... seats.
cargo('build', '--quiet', '--offline', '--profile', 'hook', '--no-default-features', '--features', 'catalog', '--bin', 'catalog');
execFileSync(join(target, 'hook', 'catalog'), ['build'], { env: { ...process.env, TRUNK_STAGING_DIR: folder }, stdio: 'ignore' });
const catalog = readFileSync(join(folder, 'catalog.json'), 'utf8');
const linkOf = (list) => `v=1${list.map(([id, seats]) => `&app=${id},,,${seats}`).join('')}`;
const vendors = readdirSync(join(folder, 'vendors')).map((file) => [file.replace('.json', ''), 50]).sort();
fast.takeLink(catalog, linkOf(vendors));
const priced = vendors.filter((vendor, app) => fast.counts(app));
const stack = Array.from({ length: apps }, (_, app) => [priced[app % priced.length][0], 50 + Math.floor(app / priced.length)]);
console.log(`A stack of ${stack.length} real apps (${priced.length} vendors), as WebAssembly, medians of ${rounds}`);
for (const [name, program] of [['as shipped', asShipped], ['for speed', fast]]) {
  program.takeLink(catalog, linkOf(stack));
  for (const [what, run] of [
    ['report with break-evens', () => program.report()],
    ['report alone', () => program.compare()],
    ['lines of the stack and totals', () => program.stack()],
    ['money alone', () => program.money()],
    ['sensitivity', () => program.sensitivity()],
    [`simulation, ${draws.toLocaleString('en')} draws`, () => program.figures()],
  ]) {
    run();
    // Several at a time: the system tells the time in steps of some milliseconds.
    const several = () => { for (let time = 0; time < 10; time += 1) run(); };
    const list = Array.from({ length: rounds }, () => timed(several).time / 10);
    console.log(`  ${`${what}, ${name}`.padEnd(52)}${median(list).toFixed(1).padStart(9)} ms`);
  }
}
process.exitCode = wrong.length ? 1 : 0;
