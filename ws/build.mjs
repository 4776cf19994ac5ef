// Makes ws/dist/main.js out of the server and the core: one file that plain Node runs, next to the thread that reads
// tags and the command for accounts. Packages stay outside; the core, which is TypeScript, comes in.
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import '../scripts/prisma-generate.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const { values } = parseArgs({
  options: {
    entry: { type: 'string', default: path.join(here, 'src/main.ts') },
    out: { type: 'string', default: path.join(here, 'dist') },
  },
})

/** Every bare import is a package left outside, but for our own core. */
const outsidePackages = {
  name: 'outside-packages',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || name.startsWith('@earshot/') ? undefined : { path: name, external: true },
    )
  },
}

await rm(values.out, { recursive: true, force: true })
await build({
  entryPoints: {
    main: values.entry,
    'tag-worker': path.join(here, 'src/media/tag-worker.js'),
    account: path.join(here, 'src/account-command.ts'),
  },
  outdir: values.out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  plugins: [outsidePackages],
  logLevel: 'warning',
})
console.log(`server built in ${path.relative(process.cwd(), values.out)}`)
