import type { Browser, CDPSession, Page } from 'playwright-core'
import { PHONE, type SizeName } from './conditions.ts'
import { openPage } from './open-page.ts'
import { type Watched, watchPage } from './page-watch.ts'

/** What one visit with an empty cache came to; bytes as they came over the network. */
export type Visit = {
  firstPaintMs: number
  interactiveMs: number
  shift: number
  /** Until a press was answered, or the page had come to rest where nothing is pressed. */
  scriptBytes: number
  allBytes: number
}

const PATIENCE_MS = 60_000

/** Counts what comes over the network by kind, from now on. */
const countBytes = async (devtools: CDPSession) => {
  const kinds = new Map<string, string>()
  const bytes = { script: 0, all: 0 }
  devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength
    if (kinds.get(requestId) === 'Script') bytes.script += encodedDataLength
  })
  await devtools.send('Network.enable')
  return bytes
}

/** The phone's processor and its network; latency is the way's own, which slows sockets as well. */
const slowDown = async (devtools: CDPSession): Promise<void> => {
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: (PHONE.downKbitPerS * 1000) / 8,
    uploadThroughput: (PHONE.upKbitPerS * 1000) / 8,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: PHONE.cpuSlowdown })
}

const watchedBy = (page: Page): Promise<Watched> => page.evaluate(() => window.earshotWatch)

/** Opens a page as somebody who was never here; `presses`: it is a room in which a song plays, and its pause button is pressed. */
export async function visit(browser: Browser, url: string, size: SizeName, presses: boolean): Promise<Visit> {
  const { context, page, devtools } = await openPage(browser, size)
  try {
    await page.addInitScript(watchPage, presses)
    const bytes = await countBytes(devtools)
    await slowDown(devtools)
    await page.goto(url, { waitUntil: 'commit', timeout: PATIENCE_MS })
    let scriptBytes = 0
    if (presses) {
      await page.waitForFunction(() => window.earshotWatch?.interactiveMs !== null, null, { timeout: PATIENCE_MS })
      scriptBytes = bytes.script
    }
    await page.waitForLoadState('networkidle', { timeout: PATIENCE_MS })
    await page.waitForTimeout(1000)
    const { firstPaintMs, interactiveMs, shift } = await watchedBy(page)
    // For the next visitor the song plays.
    if (presses) {
      await page.getByRole('button', { name: 'Play', exact: true }).click()
      await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
      await page.waitForTimeout(500)
    }
    const none = Number.NaN
    return {
      firstPaintMs: firstPaintMs ?? none,
      interactiveMs: interactiveMs ?? none,
      shift,
      scriptBytes: presses ? scriptBytes : bytes.script,
      allBytes: bytes.all,
    }
  } finally {
    await context.close()
  }
}
