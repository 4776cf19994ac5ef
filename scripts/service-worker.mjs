// Makes next-app/out/sw.js out of next-app/service-worker: the worker, with the version of the client and the names of its files.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { sourceFiles } from './source-hash.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const client = path.join(root, 'next-app/out')
const parts = sourceFiles(path.join(client, '_next/static'))
  .filter((file) => !/\.(br|gz|map)$/.test(file))
  .map((file) => `/${path.relative(client, file).split(path.sep).map(encodeURIComponent).join('/')}`)

await build({
  entryPoints: [path.join(root, 'next-app/service-worker/worker.ts')],
  outfile: path.join(client, 'sw.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  define: {
    EARSHOT_VERSION: JSON.stringify(process.env.NEXT_PUBLIC_VERSION ?? 'unknown'),
    EARSHOT_PARTS: JSON.stringify(parts),
  },
  logLevel: 'warning',
})
