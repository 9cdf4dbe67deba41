// What catalog.json may weigh: bytes, brotli 11.
import { brotliCompressSync, constants } from 'node:zlib';

export const PER_VENDOR = 60;
export const WHOLE = 18_000;

export const brotli = (raw) => brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
