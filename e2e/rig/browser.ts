import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.mjs'
import { installTap } from './tap.ts'

/** Nothing here lifts the autoplay policy: a page must earn its sound by a click, as everywhere. */
const ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A name for this machine that browsers do not trust as they trust localhost: pages from it are as insecure as across a LAN. */
export const INSECURE_HOST = 'earshot.test'

/** One listener's browser: a process of its own, with one page whose sound is recorded. */
export type Listener = { name: string; browser: Browser; context: BrowserContext; page: Page; complaints: string[] }

/**
 * Starts a browser for a listener; `complaints` collects what the page throws. `more` are arguments of its own. Throws
 * without a Chromium.
 */
export async function openBrowser(name: string, more: readonly string[] = []): Promise<Listener> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await findChromium())
  if (!executablePath) throw new Error('no Chromium here: node scripts/chromium.mjs installs one')
  const browser = await chromium.launch({
    executablePath,
    args: [...ARGS, ...more, `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`],
  })
  // The recorder's module is a blob, which the product's own policy has no reason to allow.
  // Without a graphics card every moving light is drawn by the processor that the sound needs.
  const context = await browser.newContext({
    bypassCSP: true,
    colorScheme: 'dark',
    // One that keeps pages would answer in the network's place, which scenes watch and disturb.
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  })
  await context.addInitScript(installTap)
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`${name}: ${error.message}`))
  return { name, browser, context, page, complaints }
}
