import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { INSECURE_HOST } from '../../../e2e/rig/browser.ts'
import { freePort } from '../../../e2e/rig/program.ts'
import { findChromium } from '../../../scripts/chromium.mjs'

/** As a listener's browser would run, but for what only downloads and reports. */
const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1280,900',
  `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`,
]
/** What playwright adds for tests: no listener's browser is mute, or spares its hidden pages. */
const NOT_THESE = [
  '--mute-audio',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]
/** Hidden pages that are silent are throttled to a beat a minute after 5 minutes: here after 10 s. */
const THROTTLE_SOON = '--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/10'

/** What a browser is started with. `namespace`: the network it lives in; `trusted`: an address that it takes for safe. */
export type BrowserOptions = { canHide?: boolean; namespace?: string | null; trusted?: string | null }

export type OpenBrowser = { context: BrowserContext; close: () => Promise<void> }

/** The browser that is measured; throws without one. */
export async function chromiumPath(): Promise<string> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error('no Chromium here: node scripts/chromium.mjs installs one')
  return executablePath
}

/** A program that starts another one in a network namespace. */
function startedIn(namespace: string, program: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-namespace-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = path.join(folder, 'start')
  writeFileSync(file, `#!/bin/sh\nexec ip netns exec ${namespace} ${program} "$@"\n`, { mode: 0o700 })
  return file
}

/**
 * Starts a browser. One whose page can be hidden is driven as a user's own: otherwise playwright pretends that every page is
 * in front.
 */
export async function openBrowser(env: NodeJS.ProcessEnv, options: BrowserOptions): Promise<OpenBrowser> {
  const { canHide = false, namespace = null, trusted = null } = options
  const port = canHide ? await freePort() : 0
  const hiding = canHide ? [THROTTLE_SOON, `--remote-debugging-port=${port}`] : []
  const trusting = trusted === null ? [] : [`--unsafely-treat-insecure-origin-as-secure=${trusted}`]
  const browser = await chromium.launch({
    executablePath: namespace === null ? await chromiumPath() : startedIn(namespace, await chromiumPath()),
    args: [...ARGS, ...hiding, ...trusting],
    ignoreDefaultArgs: NOT_THESE,
    env: env as Record<string, string>,
  })
  if (!canHide) {
    const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 1280, height: 800 } })
    return { context, close: () => browser.close() }
  }
  const users = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
  const [context] = users.contexts()
  if (!context) throw new Error('the browser has no window')
  return { context, close: () => browser.close() }
}
