import type { Browser } from 'playwright-core'
import { openPage } from './open-page.ts'

/** Scripts of a page, each as it is sent to who takes that coding. */
export type Weight = { scripts: number; gzipBytes: number; brotliBytes: number }

const sent = async (address: string, coding: string): Promise<number> => {
  const answer = await fetch(address, { method: 'HEAD', headers: { 'accept-encoding': coding } })
  return Number(answer.headers.get('content-length'))
}

/** What the scripts of a page weigh that it has loaded when it has come to rest. */
export async function weigh(browser: Browser, url: string): Promise<Weight> {
  const { context, page } = await openPage(browser, 'desktop')
  try {
    await page.goto(url, { waitUntil: 'networkidle' })
    const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    const scripts = [...new Set(names)].filter((name) => new URL(name).pathname.endsWith('.js'))
    const sum = async (coding: string) =>
      (await Promise.all(scripts.map((name) => sent(name, coding)))).reduce((total, bytes) => total + bytes, 0)
    return { scripts: scripts.length, gzipBytes: await sum('gzip'), brotliBytes: await sum('br') }
  } finally {
    await context.close()
  }
}
