import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * The first of `names` that can be run from `searchPath` (as in $PATH), or null.
 * @param {readonly string[]} names
 * @param {string} searchPath
 */
export function findOnPath(names, searchPath) {
  const folders = searchPath.split(path.delimiter).filter(Boolean)
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {}
    }
  }
  return null
}

/** Whether it really starts: a package may leave a script that only says how to install the browser. */
const runs = (/** @type {string} */ file) => spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0

/** The Chromium that playwright-core has downloaded, or null. */
async function downloaded() {
  const { chromium } = await import('playwright-core')
  const file = chromium.executablePath()
  return existsSync(file) ? file : null
}

/** A Chromium that is already on this machine: CHROMIUM_PATH, then the system's, then playwright's; null without one. */
export async function findChromium() {
  const system = process.env.CHROMIUM_PATH ?? findOnPath(NAMES, process.env.PATH ?? '')
  return system && runs(system) ? system : await downloaded()
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function attempt(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, error, stderr } = spawnSync(command, args, { env, timeout: 300_000, encoding: 'utf8' })
  if (status === 0) return null
  const complaint = (stderr ?? '').split('\n').find((line) => /error|^E:|failed|unable/i.test(line))
  return `${command} ${args[0]}: ${error?.message ?? complaint?.trim() ?? `exit code ${status}`}`
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !findOnPath(['apt-get'], process.env.PATH ?? '')) return 'no apt-get as root'
  const install = ['install', '-y', '--no-install-recommends', 'chromium']
  if (attempt('apt-get', install) === null) return null
  return attempt('apt-get', ['update']) ?? attempt('apt-get', install)
}

const installFromPlaywright = () => attempt('npx', ['playwright-core', 'install', 'chromium'])

/**
 * A Chromium to test with, installed when there is none.
 * @returns {Promise<{ file: string } | { reason: string }>}
 */
export async function ensureChromium() {
  const reasons = []
  for (const install of [() => null, installFromDebian, installFromPlaywright]) {
    const failure = install()
    const file = await findChromium()
    if (file && runs(file)) return { file }
    if (file) reasons.push(`${file} does not start (on Debian: npx playwright-core install-deps chromium)`)
    if (failure) reasons.push(failure)
  }
  return { reason: `no Chromium here and none could be installed: ${reasons.join('; ')}` }
}

// `node scripts/chromium.mjs` installs it beforehand, as continuous integration does.
if (process.argv[1] === import.meta.filename) {
  const found = await ensureChromium()
  console.log('file' in found ? `Chromium: ${found.file}` : found.reason)
  process.exitCode = 'file' in found ? 0 : 1
}
