import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { SIZES, type SizeName } from './conditions.ts'

export type OpenPage = { context: BrowserContext; page: Page; devtools: CDPSession }

/** A page of somebody who was never here, with an empty cache. */
export async function openPage(browser: Browser, size: SizeName): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: SIZES[size], hasTouch: size === 'phone', locale: 'en' })
  // What runs this program names its functions by a helper that no page has.
  await context.addInitScript({ content: 'globalThis.__name = (it) => it' })
  const page = await context.newPage()
  return { context, page, devtools: await context.newCDPSession(page) }
}
