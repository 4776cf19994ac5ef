import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'
import { Program } from '../rig/program.ts'
import { shelve } from '../rig/shelve.ts'
import { DESKTOP, PHONE, Photographer } from './photographer.ts'
import { SCENES } from './scenes.ts'
import { songsFor } from './seed.ts'

/**
 * `npm run screenshots [-- NAME…]`: starts the built program with a seeded library and photographs its scenes, or those named, into
 * docs/screenshots.
 */
const FOLDER = fileURLToPath(new URL('../../docs/screenshots', import.meta.url))

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in SCENES))
if (unknown.length > 0) {
  process.stderr.write(`There is no scene ${unknown.join(', ')}: there are ${Object.keys(SCENES).join(', ')}.\n`)
  process.exit(1)
}
await mkdir(FOLDER, { recursive: true })
const program = await Program.start({
  // Each of a crowd comes from an address of its own.
  env: { TRUST_PROXY: 'loopback' },
  prepare: (dataDir) => shelve(dataDir, songsFor(300)),
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? (await findChromium()) ?? '',
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
})
try {
  for (const [name, scene] of Object.entries(SCENES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    const photographer = new Photographer(browser, program, path.join(FOLDER, `${name}.jpg`))
    await scene(photographer, { desktop: DESKTOP, phone: PHONE })
    await photographer.close()
    process.stdout.write(`docs/screenshots/${name}.jpg\n`)
  }
} finally {
  await browser.close()
  await program.stop()
}
