// Lays a .br and a .gz beside every text file of the built client: the server sends them to whoever reads them, and
// compresses nothing while people wait.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { sourceFiles } from './source-hash.mjs'

/** Smaller ones fit into one packet anyway. */
const LEAST_BYTES = 1024

const client = fileURLToPath(new URL('../next-app/out', import.meta.url))
for (const file of sourceFiles(client).filter((name) => /\.(html|js|css|svg|txt|json)$/.test(name))) {
  const content = readFileSync(file)
  // The start page has its copies however small it is: they are what tells that this has been done.
  if (content.length < LEAST_BYTES && file !== path.join(client, 'index.html')) continue
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
}
