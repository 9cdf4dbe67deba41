// How long a key of a search, an order and a filter take on the vendors page with many more vendors than there are,
// from the key to the paint (Event Timing, in steps of 8 ms), the CPU slowed down. That picture has the count and the
// first rows; "all in sight" is the time to the end of the one that has the other rows in sight. Vendors beyond those in
// data/ are invented (src/bin/catalog/scale.rs). Exit code 1 above the limit, or where more rows stand in the page than
// may.
//   node .ci/vendors.mjs [10000 ...]      DIST=dist CHROME_PATH=chromium, CATALOGS=a folder that `catalog scale` filled
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyPage, inBrowser, interactions, observeInteractions, p95OfRuns, quantile, row } from './browser.mjs';

const COUNTS = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [300, 1_000, 10_000];
const SLOWDOWN = 4;
const P95_LIMIT = 50;
const MOST_ROWS = 60;
const RUNS = 3;
const ROUNDS = 3; // in each
const PAUSE = 100; // between keys, so that nothing put off falls into the next one

const erase = (count) => Array(count).fill('Backspace');
// A name, one that is found only by its slips, and letters that many names hold: each with every key that led there.
const SEARCHES = ['data', 'atlasain', 'en'].map((text) => [...text, ...erase(text.length)]);
/** What is measured: the element that has the focus, and the keys that are pressed there. */
const WORK = [
  ['key in the search', '#search', SEARCHES.flat()],
  ['order by a heading', '#heads th:nth-child(5) button', Array(12).fill('Enter')],
  // A step in a closed list of choices chooses at once.
  ['filter by status', '#status', [...Array(6).fill('ArrowDown'), ...Array(6).fill('ArrowUp')]],
  ['filter by price', '#computable', [...Array(5).fill('ArrowDown'), ...Array(5).fill('ArrowUp')]],
];

/**
 * In the page: at each key how long it takes to the end of the last frame that changes a row in sight, in
 * `window.sights`; 0 where none was changed. It takes time itself.
 */
function observeSight() {
  window.sights = [];
  const rows = [...document.querySelectorAll('#vendor-rows tr')];
  const inSight = new Set(rows.filter((row) => row.getBoundingClientRect().top < innerHeight));
  let began = 0;
  const begin = ({ timeStamp }) => {
    began = timeStamp;
    window.sights.push(0);
  };
  addEventListener('keydown', begin, { capture: true });
  const observer = new MutationObserver((changes) => {
    if (!changes.some(({ target }) => inSight.has((target.closest ? target : target.parentElement)?.closest('tr')))) return;
    const key = window.sights.length - 1;
    requestAnimationFrame(() => {
      // A message sent from a frame callback arrives when that frame has been drawn.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { window.sights[key] = performance.now() - began; };
      channel.port2.postMessage(null);
    });
  });
  observer.observe(document.querySelector('#vendor-rows'), { subtree: true, childList: true, characterData: true, attributes: true });
  window.endSight = () => {
    removeEventListener('keydown', begin, { capture: true });
    observer.disconnect();
    return window.sights;
  };
}

/** Durations by what was done, and the most rows that stood in the page. */
async function measure(catalog) {
  return inBrowser(async (page, url) => {
    await page.setViewport({ width: 1280, height: 900 });
    await page.setRequestInterception(true);
    page.on('request', (request) => (new URL(request.url()).pathname === '/catalog.json'
      ? request.respond({ contentType: 'application/json', body: catalog }) : request.continue()));
    await page.goto(`${url}vendors.html`);
    await page.waitForSelector('#search:enabled', { timeout: 30_000 });
    await page.evaluate(observeInteractions);
    await page.emulateCPUThrottling(SLOWDOWN);
    const rest = (time) => new Promise((resume) => setTimeout(resume, time));
    await rest(1000);
    let rows = 0;
    const done = [];
    for (const [name, place, keys] of WORK) {
      await page.focus(place);
      const press = async () => {
        for (const key of keys) {
          await page.keyboard.press(key);
          await rest(PAUSE);
          rows = Math.max(rows, await page.evaluate(() => document.querySelectorAll('#vendor-rows tr').length));
        }
      };
      // Not counted: the first keys run code not yet optimised.
      await press();
      await page.evaluate(() => window.interactions.clear());
      for (let round = 0; round < ROUNDS; round += 1) await press();
      await rest(PAUSE);
      const times = await interactions(page, ROUNDS * keys.length);
      await page.evaluate(observeSight);
      await press();
      done.push([name, times, await page.evaluate(() => window.endSight())]);
    }
    return { done, rows };
  });
}

const folder = process.env.CATALOGS ?? mkdtempSync(join(tmpdir(), 'scim-tax-vendors-'));
let ok = true;
try {
  if (!process.env.CATALOGS) {
    const build = 'run --quiet --offline --profile hook --no-default-features --features catalog --bin catalog -- scale';
    execFileSync('cargo', [...build.split(' '), folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  console.log(`The vendors page, CPU ${SLOWDOWN} times slower, key to paint: p95 of the run in the middle of ${RUNS} at most ${P95_LIMIT} ms, at most ${MOST_ROWS} rows in the page`);
  // The runs of a count lie apart: a slow minute of the machine is not to fall on all of them.
  const runs = COUNTS.map(() => []);
  for (let run = 0; run < RUNS; run += 1) {
    await emptyPage(SLOWDOWN);
    for (const [at, count] of COUNTS.entries()) runs[at].push(await measure(readFileSync(join(folder, `catalog-${count}.json`))));
  }
  for (const [at, count] of COUNTS.entries()) {
    row(`${count.toLocaleString('en')} vendors`, 'p50', 'p95', 'max', 'keys', '', '  p95 of each run');
    for (const [which, [name]] of WORK.entries()) {
      const [times, sights] = [1, 2].map((part) => runs[at].map(({ done }) => done[which][part]));
      const figures = (values) => [0.5, 0.95, 1].map((q) => Math.round(quantile(values, q)));
      const [p50, , most] = figures(times.flat());
      const p95 = p95OfRuns(times);
      row(`  ${name}`, p50, p95, most, times.flat().length, p95 > P95_LIMIT ? 'TOO SLOW' : 'ok', `  ${times.map((run) => quantile(run, 0.95)).join(' ')}`);
      row('    all in sight', ...figures(sights.flat()));
      ok &&= p95 <= P95_LIMIT;
    }
    const rows = Math.max(...runs[at].map((run) => run.rows));
    row('  most rows', '', '', rows, '', rows > MOST_ROWS ? 'TOO MANY' : 'ok');
    ok &&= rows <= MOST_ROWS;
  }
} catch (error) {
  console.error(`vendors: ${error.message}`);
  ok = false;
} finally {
  if (!process.env.CATALOGS) rmSync(folder, { recursive: true });
}
process.exitCode = ok ? 0 : 1;
