import path from 'node:path'
import { build } from 'esbuild'
import { root } from './build-steps.mjs'

/** The list of settings, out of the one schema that the server itself reads them by. Builds nothing else. */
export async function settingsHelp() {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'ws/src/settings.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  const source = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64')
  const settings = await import(`data:text/javascript;base64,${source}`)
  return String(settings.settingsHelp())
}
