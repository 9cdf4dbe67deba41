// Serves the built page as a real host would: right types, brotli, files readable by any origin.
//   node .ci/serve.mjs            DIST=dist PORT=8080
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};
const COMPRESSED_ALREADY = new Set(['.ico', '.png', '.woff2']);
const compress = promisify(brotliCompress);

export const dist = resolve(process.env.DIST || fileURLToPath(new URL('../dist', import.meta.url)));

/** The file a request means, or null: outside the root, or not decodable. */
function fileOf(root, url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    const file = resolve(root, `.${path.endsWith('/') ? `${path}index.html` : path}`);
    return file.startsWith(root + sep) && !file.includes('\0') ? file : null;
  } catch {
    return null;
  }
}

/** A running server of `root`; port 0 takes any free one. */
export function serve(root, port) {
  const brotli = new Map(); // file and time of change -> compressed, so that a rebuild is seen

  async function answer(request, response) {
    response.setHeader('Access-Control-Allow-Origin', '*'); // a sandboxed frame has an opaque origin
    response.setHeader('Cache-Control', 'no-cache');
    const file = fileOf(root, request.url);
    const about = file && (await stat(file).catch(() => null));
    if (!about?.isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found\n');
      return;
    }
    const type = extname(file);
    let body = await readFile(file);
    if (!COMPRESSED_ALREADY.has(type)) {
      response.setHeader('Vary', 'Accept-Encoding');
      if (/\bbr\b/.test(request.headers['accept-encoding'])) {
        const key = `${file} ${about.mtimeMs}`;
        if (!brotli.has(key)) brotli.set(key, compress(body));
        body = await brotli.get(key);
        response.setHeader('Content-Encoding', 'br');
      }
    }
    response.writeHead(200, { 'Content-Type': TYPES[type] ?? 'application/octet-stream', 'Content-Length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  return new Promise((done, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', () => done(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT || 8080);
  try {
    if (!(await stat(dist).catch(() => null))) throw new Error(`there is no ${dist}: run make build first`);
    await serve(dist, port);
    console.log(`The page is at http://127.0.0.1:${port}/ (Ctrl-C ends)`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE'
      ? `serve: port ${port} is taken; choose another one: make serve PORT=${port + 1}`
      : `serve: ${error.message}`);
    process.exit(1);
  }
}
