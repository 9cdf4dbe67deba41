// Starts a program in a worker. The address says after `#` which script and which WebAssembly, whose names change with
// their content.
const [script, wasm] = location.hash.slice(1).split(',').map((name) => new URL(name, location.href).href);
const { default: start } = await import(script);
await start({ module_or_path: wasm });
