// The browser that .ci/bench.mjs and .ci/vendors.mjs measure in, and how they print.
// DIST names the folder of the page, CHROME_PATH the browser.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dist, serve } from './serve.mjs';

// Both packages are in the folder that .ci/setup made; puppeteer-core came along with Lighthouse.
const tools = fileURLToPath(new URL('../.tools/', import.meta.url));
const installed = readdirSync(tools).filter((name) => name.startsWith('lighthouse-')).sort().at(-1);
const { resolve } = createRequire(`${tools}${installed}/`);
export const load = async (name) => (await import(pathToFileURL(resolve(name)))).default;

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // Higher than any view that is set: what lies below the window's end is not drawn, and a key that changes only that
  // seems to wait for the next picture.
  '--window-size=1300,1100'];

/** Runs `measure(page, url)` in a fresh browser against a fresh server. */
export async function inBrowser(measure) {
  const puppeteer = await load('puppeteer-core');
  const server = await serve(dist, 0);
  const browser = await puppeteer.launch({ executablePath: process.env.CHROME_PATH || '/usr/bin/chromium', args: FLAGS });
  try {
    return await measure(await browser.newPage(), `http://127.0.0.1:${server.address().port}/`);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

/** In the page: the browser's own figures (Event Timing, rounded to 8 ms) by interaction; those under 16 ms are not told. */
export function observeInteractions() {
  window.interactions = new Map();
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId) window.interactions.set(interactionId, Math.max(duration, window.interactions.get(interactionId) ?? 0));
    }
  }).observe({ type: 'event', durationThreshold: 16 });
}

/** The durations of so many interactions, in milliseconds. */
export async function interactions(page, count) {
  const told = await page.evaluate(() => [...window.interactions.values()]);
  return [...Array(Math.max(0, count - told.length)).fill(8), ...told];
}

/**
 * What a key takes that does next to nothing: it is written into a paragraph of an empty page. What a machine gives at
 * the time is in it, and no page is quicker.
 */
export async function emptyPage(slowdown) {
  const KEYS = 60;
  const times = await inBrowser(async (page) => {
    await page.setViewport({ width: 1280, height: 900 });
    await page.setContent('<!doctype html><input id="field"><p id="said"></p>');
    await page.evaluate(() => {
      const [field, said] = document.querySelectorAll('#field, #said');
      field.oninput = () => { said.textContent = field.value; };
      field.focus();
    });
    await page.emulateCPUThrottling(slowdown);
    await page.evaluate(observeInteractions);
    for (let typed = 0; typed < KEYS; typed += 1) {
      await page.keyboard.press(typed % 4 < 2 ? '1' : 'Backspace');
      await new Promise((resume) => setTimeout(resume, 100));
    }
    return interactions(page, KEYS);
  });
  row('an empty page', ...[0.5, 0.95, 1].map((q) => quantile(times, q)));
}

export const row = (name, ...cells) => console.log(`  ${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(9)).join('')}`);

/** The least value that a share `q` of all does not exceed. */
export const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.ceil(q * values.length) - 1];

/**
 * What is held against a limit: the 95th percentile of the run in the middle. A machine that others share gives more in
 * one minute than in the next, so that the same page is measured several times, and no run is chosen.
 */
export const p95OfRuns = (runs) => quantile(runs.map((times) => quantile(times, 0.95)), 0.5);
