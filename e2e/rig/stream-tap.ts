import type { Page } from 'playwright-core'

/** What the page's audio graph put out, from one frame of its context on. */
export type Taken = { first: number; rate: number; samples: Float32Array }

/** The last `seconds` of what the page's newest audio context put out, up to some half a second ago, sample by sample. */
export async function takeLast(page: Page, seconds: number): Promise<Taken> {
  const taken = await page.evaluate((length) => {
    const which = window.earshotTap.contexts().length - 1
    const { rate, readings } = window.earshotTap.contexts()[which] ?? { rate: 48_000, readings: [] }
    const until = Math.floor((((readings.at(-1)?.contextMs ?? 0) - 300) * rate) / 1000)
    const count = Math.round(length * rate)
    return { first: until - count, rate, base64: window.earshotTap.cut(which, until - count, count) }
  }, seconds)
  const samples = new Float32Array(new Uint8Array(Buffer.from(taken.base64, 'base64')).buffer)
  return { first: taken.first, rate: taken.rate, samples }
}
