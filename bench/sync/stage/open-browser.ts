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

export type OpenBrowser = { context: BrowserContext; close: () => Promise<void> }

/** The browser that is measured; throws without one. */
export async function chromiumPath(): Promise<string> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error('no Chromium here: node scripts/chromium.mjs installs one')
  return executablePath
}

/**
 * Starts a browser. One whose page can be hidden is driven as a user's own: otherwise playwright pretends that every page is
 * in front.
 */
export async function openBrowser(env: NodeJS.ProcessEnv, canHide: boolean): Promise<OpenBrowser> {
  const port = canHide ? await freePort() : 0
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: canHide ? [...ARGS, THROTTLE_SOON, `--remote-debugging-port=${port}`] : ARGS,
    ignoreDefaultArgs: NOT_THESE,
    env: env as Record<string, string>,
  })
  if (!canHide) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    return { context, close: () => browser.close() }
  }
  const users = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true })
  const [context] = users.contexts()
  if (!context) throw new Error('the browser has no window')
  return { context, close: () => browser.close() }
}
