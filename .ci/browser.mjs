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
  '--disable-component-update', '--disable-sync'];

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

export const row = (name, ...cells) => console.log(`  ${name.padEnd(24)}${cells.map((cell) => String(cell).padStart(9)).join('')}`);

/** The least value that a share `q` of all does not exceed. */
export const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.ceil(q * values.length) - 1];
