// What wasm-opt does with every program that ships: .ci/shrink.mjs, and .ci/simulation.mjs, which measures it.
//
// Chosen by bytes after brotli. `--flatten --rereloop` lets -Oz build better blocks: 0.7 KB. Rust keeps nothing
// below 1024, its stack is there: `--low-memory-unused` is sound, 0.8 KB. Alignments are hints that no browser
// needs: 0.4 KB. Large functions stay by themselves, even those called once: 0.4 KB. Nothing here assumes that
// traps never happen.
export const OPTIMISE = [
  '--low-memory-unused', '--one-caller-inline-max-function-size', '100', '--flatten', '--rereloop', '-Oz', '-Oz', '--dealign',
];
