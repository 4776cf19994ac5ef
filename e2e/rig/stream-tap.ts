import type { Page } from 'playwright-core'

/** What the page's audio graph put out: of its n-th context, from one of that context's frames on. */
export type Taken = { which: number; first: number; rate: number; samples: Float32Array }

/**
 * The last `seconds` of what the page's audio context put out, up to some half a second ago, sample by sample. Of several
 * the loudest: a player that does not trust its output tries another, silently, before it moves there.
 */
export async function takeLast(page: Page, seconds: number): Promise<Taken> {
  const taken = await page.evaluate(
    (length) =>
      window.earshotTap.contexts().map(({ rate, readings }, which) => {
        const until = Math.floor((((readings.at(-1)?.contextMs ?? 0) - 300) * rate) / 1000)
        const count = Math.round(length * rate)
        return { which, first: until - count, rate, base64: window.earshotTap.cut(which, until - count, count) }
      }),
    seconds,
  )
  const all = taken.map(({ base64, ...what }) => ({
    ...what,
    samples: new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer),
  }))
  const [loudest] = all.sort((a, b) => energy(b.samples) - energy(a.samples))
  if (loudest === undefined) throw new Error('the page has no audio context')
  return loudest
}

const energy = (samples: Float32Array): number => samples.reduce((sum, x) => sum + x * x, 0)
