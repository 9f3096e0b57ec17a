// Compresses a file as well as brotli can; prints its size before and after. node scripts/brotli.js IN [OUT]

import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const [from, to] = process.argv.slice(2);
const content = readFileSync(from);
const compressed = brotliCompressSync(content, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  },
});
if (to !== undefined) {
  writeFileSync(to, compressed);
}
console.log(`${content.length} ${compressed.length}`);
