// Makes what trunk built smaller, before it becomes dist/: a post_build hook (Trunk.toml), of the release
// build only as far as the WebAssembly is concerned.
//   node .ci/shrink.mjs [FOLDER]        FOLDER, or $TRUNK_STAGING_DIR, or dist
//
// Every NAME_bg.wasm beside a NAME.js of wasm-bindgen (`--target web`) is one program. Both become smaller and
// are renamed after their new content. The program that index.html starts is bundled with assets/boot.js, one that
// another page starts with assets/start.js.
//
// Bytes after brotli 11 on 2026-11-22, each step on top of those before it:
//   wasm  wasm-opt -Oz, what trunk did                 148,262
//         panics trap                                  145,751
//         without exports that nothing calls           144,822
//         flags of wasm-opt                            142,133
//         functions in an order that brotli likes      138,985
//         short names between wasm and JavaScript      136,470
//   js    boot.js and the glue, as trunk left them       7,393
//         one file, minified, without what is unused     3,318
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { OPTIMISE } from './wasm-opt.mjs';

const asset = (name) => fileURLToPath(new URL(`../assets/${name}`, import.meta.url));
const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR ?? 'dist';
const isRelease = process.env.TRUNK_PROFILE !== 'debug';

/** A tool's JavaScript interface, from where .ci/setup has put it. */
async function tool(root, file) {
  if (!process.env[root]) fail(`${root} is not set: run this through .ci/build, which reads .ci/env`);
  return import(pathToFileURL(join(process.env[root], 'node_modules', file)));
}

function fail(sentence) {
  console.error(`shrink: ${sentence}`);
  process.exit(1);
}

// 1. The WebAssembly.

/**
 * Rust's functions that only report a panic. A panic aborts here (Cargo.toml), which in WebAssembly is a trap, and
 * its text goes nowhere: trapping at once is the same, without the code that writes the text.
 */
const PANICS = [
  /^core::panicking::/,
  /^core::(option|result)::(unwrap|expect)_failed$/,
  /^core::slice::(index::)?\w+::?\w*_fail$/,
  /^core::str::slice_error_fail(_rt)?$/,
  /^core::cell::(panic_already_\w+|lazy::panic_\w+)$/,
  /^std::panicking::(panic_handler|begin_panic|panic_with_hook|begin_panic_handler)/,
  /^std::thread::local::panic_access_error$/,
  /^std::sys::backtrace::__rust_end_short_backtrace::<std::panicking::/,
  /^alloc::(raw_vec::(handle_error|capacity_overflow)|alloc::handle_alloc_error)$/,
  /^(alloc|hashbrown|core)::.*::(assert_failed|capacity_overflow)$/,
  /^<alloc::vec::Vec<_, _>>::\w+::assert_failed$/,
  /^__rustc::(rust_begin_unwind|rust_panic|__rust_alloc_error_handler)$/,
];
const PANICS_AT_LEAST = 20; // 33 on 2026-11-22; fewer means that Rust names them otherwise

/** A function's name without what tells builds of the same thing apart: hashes of crates and of functions. */
const plain = (name) => name.replace(/\[[0-9a-f]{16}\]/g, '').replace(/::h[0-9a-f]{16}$/, '');

/** What wasm-opt reads: `keep` are the exports that the glue uses. */
function trapAndTrim(binaryen, wasm, keep) {
  const module = binaryen.readBinary(wasm);
  let trapped = 0;
  for (let index = 0; index < module.getNumFunctions(); index += 1) {
    const reference = module.getFunctionByIndex(index);
    const { name, module: importedFrom, results, body } = binaryen.getFunctionInfo(reference);
    if (importedFrom || !PANICS.some((panic) => panic.test(plain(name)))) continue;
    // Whatever its name: what has a result, an end that is reached or a `return` is left as it is.
    const returns = results !== binaryen.none || binaryen.getExpressionType(body) !== binaryen.unreachable;
    if (returns || binaryen.emitText(body).includes('(return')) continue;
    binaryen.Function(reference).body = module.unreachable();
    trapped += 1;
  }
  if (trapped < PANICS_AT_LEAST) {
    fail(`only ${trapped} panic functions found, expected ${PANICS_AT_LEAST} or more: has Rust renamed them, or are names missing?`);
  }
  const exports = Array.from({ length: module.getNumExports() }, (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)).name);
  for (const name of exports.filter((each) => !keep.has(each))) module.removeExport(name);
  return module.emitBinary();
}

const FINISH = [
  '--reorder-functions-by-name', '--strip-producers', '--strip-target-features',
  '--minify-imports-and-exports-and-modules',
];

/** The output of one run of wasm-opt, and what it printed. */
function wasmOpt(wasm, flags) {
  const work = mkdtempSync(join(tmpdir(), 'shrink-'));
  try {
    const [input, output] = [join(work, 'in.wasm'), join(work, 'out.wasm')];
    writeFileSync(input, wasm);
    const printed = execFileSync('wasm-opt', [input, '-o', output, ...flags], { encoding: 'utf8', maxBuffer: 1 << 26 });
    return { wasm: readFileSync(output), printed };
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Types and bodies of the functions that the module defines, and its data, as parts of the same memory. */
function sections(wasm) {
  let at = 8; // after the magic number and the version
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const list = (item) => Array.from({ length: number() }, item);
  const segment = () => {
    if (number() !== 0 || wasm[at++] !== 0x41) fail('a data segment is not at a fixed address');
    const address = number();
    at += 1; // the end of the expression
    const length = number();
    at += length;
    return { address, bytes: wasm.subarray(at - length, at) };
  };
  const found = { types: [], bodies: [], segments: [] };
  while (at < wasm.length) {
    const section = wasm[at++];
    const end = number() + at;
    if (section === 3) found.types = list(number);
    if (section === 10) found.bodies = list(() => { const length = number(); at += length; return wasm.subarray(at - length, at); });
    if (section === 11) found.segments = list(segment);
    at = end;
  }
  return found;
}

/** WebAssembly's way to write a number. */
const leb = (number) => Buffer.from(number > 127 ? [(number & 127) | 128, ...leb(number >>> 7)] : [number]);

/** Names the functions so that `--reorder-functions-by-name` puts like beside like, where brotli sees it best. */
function namedByLikeness(wasm) {
  const { types, bodies } = sections(wasm);
  const imported = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).filter(({ kind }) => kind === 'function').length;
  const order = [...bodies.keys()].sort((a, b) => types[a] - types[b] || Buffer.compare(bodies[a], bodies[b]));
  const entries = order.map((index, place) => [imported + index, Buffer.from(String(place).padStart(6, '0'))])
    .sort(([a], [b]) => a - b)
    .map(([index, name]) => Buffer.concat([leb(index), leb(name.length), name]));
  const map = Buffer.concat([leb(entries.length), ...entries]);
  const names = Buffer.concat([leb(4), Buffer.from('name'), leb(1), leb(map.length), map]); // 1: names of functions
  return Buffer.concat([wasm, leb(0), leb(names.length), names]);
}

const SOURCE_PATH = /(?:\/[\w.+@-]+)*\/?\bsrc\/[\w./+@-]*?\.rs|\/rust(?:c\/\w+)?\/[\w./+@-]*?\.rs/g;

/**
 * Empties what only a panic's text would tell: paths of source files, and the places in them, `{ path, length, line,
 * column }`. Panics trap without a text, so nothing reads them.
 */
function withoutPlaces(wasm) {
  const { segments } = sections(wasm);
  const paths = new Map(); // address -> length
  for (const { address, bytes } of segments) {
    for (const { 0: path, index } of bytes.toString('latin1').matchAll(SOURCE_PATH)) paths.set(address + index, path.length);
  }
  for (const { address, bytes } of segments) {
    for (let at = (4 - address % 4) % 4; at + 16 <= bytes.length; at += 4) {
      if (paths.get(bytes.readUInt32LE(at)) === bytes.readUInt32LE(at + 4)) bytes.fill(0, at, at + 16);
    }
    for (const [path, length] of paths) {
      if (path >= address && path < address + bytes.length) bytes.fill(0, path - address, path - address + length);
    }
  }
  return wasm;
}

/** The optimised WebAssembly, and the new names: `{ imports: [[module, old, new]], exports: [[old, new]] }`. */
function optimise(wasm) {
  const { wasm: optimised } = wasmOpt(wasm, OPTIMISE);
  const { wasm: finished, printed } = wasmOpt(namedByLikeness(withoutPlaces(optimised)), FINISH);
  return { wasm: finished, names: JSON.parse(printed) };
}

const kept = resolve(fileURLToPath(new URL('..', import.meta.url)), process.env.CARGO_TARGET_DIR ?? 'target', 'shrunk');

const KEPT = 40; // files, two a program

/** The same, of which the last ones are kept: most programs are as they were when one of them has changed. */
async function small(wasm, glue) {
  const tools = [readFileSync(fileURLToPath(import.meta.url)), OPTIMISE.join(), process.env.BINARYEN_ROOT];
  const key = join(kept, createHash('sha256').update([wasm, glue, ...tools].map((part) => digest('sha256', part, 'hex')).join()).digest('hex'));
  if (existsSync(`${key}.json`)) return { wasm: readFileSync(`${key}.wasm`), names: JSON.parse(readFileSync(`${key}.json`, 'utf8')) };
  const { default: binaryen } = await tool('BINARYEN_ROOT', 'binaryen/index.js');
  const made = optimise(trapAndTrim(binaryen, wasm, exportsUsed(glue)));
  mkdirSync(kept, { recursive: true });
  const old = readdirSync(kept).map((name) => join(kept, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs).slice(KEPT);
  for (const file of old) rmSync(file);
  writeFileSync(`${key}.wasm`, made.wasm);
  writeFileSync(`${key}.json`, JSON.stringify(made.names));
  return made;
}

// 2. wasm-bindgen's glue. Its layout is relied on; what is not found as expected ends the build.

/** Classes which Rust exports, here those of wasm-streams, a dependency of Leptos: nothing in our pages makes one. */
function withoutClasses(glue) {
  let text = glue;
  for (const [declaration, name] of glue.matchAll(/^export class (\w+) \{\n[^]*?^\}\n/gm)) {
    text = text.replace(declaration, '');
    text = text.replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*\n`, 'm'), '');
    text = text.replace(new RegExp(`^const ${name}Finalization = [^;]*;\n`, 'm'), '');
    if (new RegExp(`\\b${name}`).test(text)) fail(`the glue still mentions the class ${name}: wasm-bindgen writes it otherwise now`);
  }
  return text;
}

const exportsUsed = (glue) => new Set([...glue.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name));

/** Only the functions that are still imported, and the names that wasm-opt has given. */
function renamed(glue, { imports, exports }) {
  const [before, list, after] = glue.split(/^(    const import0 = \{\n        __proto__: null,\n[^]*?^    \};\n)/m);
  if (!after) fail('the glue has no list of imports: wasm-bindgen writes it otherwise now');
  const [open, ...functions] = list.replace(/^    \};\n/m, '').split(/^(?=        \w+: )/m).filter((part) => !/^ *__proto__/.test(part));
  const byName = new Map(functions.map((each) => [/\w+/.exec(each)[0], each]));
  const kept = imports.map(([, name, short]) => {
    if (!byName.has(name)) fail(`the glue does not define ${name}, which the WebAssembly imports`);
    return byName.get(name).replace(name, () => short);
  });
  const shortExports = new Map(exports);
  const modules = new Set(imports.map(([module]) => `"${module}": import0`));
  if (modules.size !== 1 || !after.includes([...modules][0])) fail('the glue hands over its imports otherwise now');
  return [before, open, '        __proto__: null,\n', ...kept, '    };\n', after.replace([...modules][0], 'a: import0')]
    .join('')
    .replace(/\bwasm\.(\w+)/g, (_, name) => `wasm.${shortExports.get(name) ?? fail(`the glue uses the export ${name}, which is gone`)}`)
    // The address of the WebAssembly is always given: its name changes with its content.
    .replace(/^    if \(module_or_path === undefined\) \{\n.*\n    \}\n/m, '');
}

/** One file, minified: the glue, with the script around it that starts the program where a page does. */
async function bundled(esbuild, glue, starter) {
  const program = { name: 'program', setup(build) {
    build.onResolve({ filter: /^program$/ }, () => ({ path: 'program', namespace: 'program' }));
    build.onLoad({ filter: /.*/, namespace: 'program' }, () => ({ contents: glue }));
  } };
  const { outputFiles: [file] } = await esbuild.build({
    entryPoints: [starter ?? 'program'],
    plugins: [program],
    bundle: true, minify: isRelease, format: 'esm', target: 'es2022', legalComments: 'none', write: false,
  });
  return file.contents;
}

// 3. The pages.

const digest = (algorithm, content, encoding) => createHash(algorithm).update(content).digest(encoding);

/** A page with a file's new name, and its integrity in tags that load it and check it: a preload for fetch() does not. */
function referring(html, oldName, newName, content) {
  const integrity = ` integrity="sha384-${digest('sha384', content, 'base64')}"`;
  const name = `${oldName.replaceAll('.', '\\.')}(?!\\w)`; // vendors.js is not in vendors.json
  return html.replace(/<(?:link|script)\b[^>]*>/g, (tag) => {
    const renamed = tag.replaceAll(new RegExp(name, 'g'), newName);
    if (renamed === tag) return tag;
    const isChecked = !/ as="?fetch/.test(tag) && new RegExp(`\\s(?:src|href)="[^"]*${name}"`).test(tag);
    return isChecked ? renamed.replace(/ integrity="[^"]*"/, '').replace(/\s*\/?>$/, `${integrity}>`) : renamed;
  });
}

const pages = new Map(readdirSync(folder).filter((file) => file.endsWith('.html'))
  .map((file) => [file, readFileSync(join(folder, file), 'utf8').replace(/<!--[^]*?-->/g, '').replace(/\n+/g, '\n')]));

/** Puts a file's new content beside the pages under a name that changes with it, and that name into the pages. */
function replaceFile(oldName, stem, kind, content, ...namesInPages) {
  const name = `${stem}-${digest('sha256', content, 'hex').slice(0, 16)}${kind}`;
  for (const [page, html] of pages) {
    pages.set(page, namesInPages.reduce((text, old) => referring(text, old, name, content), html));
  }
  rmSync(join(folder, oldName));
  writeFileSync(join(folder, name), content);
}

/** The script around a program: of the page that starts it, if one does. */
function starterOf(program) {
  const [page] = [...pages].find(([, html]) => new RegExp(`<script[^>]* src="[^"]*${program}\\.js"`).test(html)) ?? [];
  return page && asset(page === 'index.html' ? 'boot.js' : 'start.js');
}

const esbuild = await tool('ESBUILD_ROOT', 'esbuild/lib/main.js');
const programs = readdirSync(folder).flatMap((file) => /^(.+)_bg\.wasm$/.exec(file)?.[1] ?? []);
if (!programs.length) fail(`no program in ${folder}`);

const withoutHash = (name) => name.replace(/-[0-9a-f]{8,16}$/, '');
for (const program of programs) {
  const files = { js: `${program}.js`, wasm: `${program}_bg.wasm` };
  if (!existsSync(join(folder, files.js))) fail(`${files.wasm} has no ${files.js} beside it`);
  let glue = withoutClasses(readFileSync(join(folder, files.js), 'utf8'));
  let wasm = readFileSync(join(folder, files.wasm));
  if (isRelease) {
    const made = await small(wasm, glue);
    wasm = made.wasm;
    glue = renamed(glue, made.names);
  }
  const js = await bundled(esbuild, glue, starterOf(program));
  const stem = withoutHash(program);
  replaceFile(files.js, stem, '.js', js, files.js);
  replaceFile(files.wasm, stem, '_bg.wasm', wasm, files.wasm);
}
for (const sheet of readdirSync(folder).filter((file) => file.endsWith('.css'))) {
  const { code } = await esbuild.transform(readFileSync(join(folder, sheet), 'utf8'), { loader: 'css', minify: true });
  const stem = withoutHash(sheet.slice(0, -'.css'.length));
  // trunk has named index.html's sheet after its content, the other pages name it plainly.
  replaceFile(sheet, stem, '.css', code, ...new Set([sheet, `${stem}.css`]));
}
for (const [page, html] of pages) writeFileSync(join(folder, page), html);
process.exit(0); // esbuild's helper process would be waited for
