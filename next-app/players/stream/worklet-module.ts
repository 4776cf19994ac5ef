// Writes the worklet's module, which must be served as one file, out of its sources:
// `npx tsx next-app/players/stream/worklet-module.ts`. A test holds it to them.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url))

export const MODULE_FILE = at('../../public/worklets/stream.js')
export const URL_FILE = at('worklet-url.ts')

const BANNER = `// biome-ignore-all lint: written by a program
// biome-ignore-all format: written by a program
// Made of next-app/players/stream/worklet by worklet-module.ts.`

/** The texts of the two files. */
export async function makeWorkletModule(): Promise<{ module: string; url: string }> {
  const result = await build({
    entryPoints: [at('worklet/processor.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    banner: { js: BANNER },
    // Comments tell where each part is from: the same wherever this runs.
    absWorkingDir: at('.'),
    tsconfigRaw: {},
  })
  const module = result.outputFiles[0]?.text ?? ''
  const version = createHash('sha256').update(module).digest('hex').slice(0, 8)
  const url = `/** Where the worklet's module is served; its content is part of its address, so an old one is never met. */
export const WORKLET_URL = '/worklets/stream.js?v=${version}'
`
  return { module, url }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { module, url } = await makeWorkletModule()
  writeFileSync(MODULE_FILE, module)
  writeFileSync(URL_FILE, url)
}
