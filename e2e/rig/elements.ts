import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { IN_STEP_MS } from './agreement.ts'
import type { RoomPage } from './room-page.ts'

/** Found on the page's `window`: every media element that it has ever told to play. */
type ElementPage = { earshotElements: Set<HTMLMediaElement> }

/** Louder than this an element is meant to be heard. */
const LOUD = 0.1
const READINGS = 25
const APART_MS = 40
const PATIENCE_MS = 15_000

/** Runs in the page before its own scripts: notes every media element that is told to play. */
function watchElements(): void {
  const elements = new Set<HTMLMediaElement>()
  const play = HTMLMediaElement.prototype.play
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    elements.add(this)
    return play.call(this)
  }
  Object.assign(window, { earshotElements: elements } satisfies ElementPage)
}

/** To be called before a listener's page is opened. */
export const watchElementsOf = ({ listener }: RoomPage) => listener.context.addInitScript(watchElements)

type Place = { at: number; positionMs: number[] }

/** Where the elements stand that are to be heard, again and again for a second. */
const placesOf = (page: Page): Promise<Place[]> =>
  page.evaluate(
    async ([loud, readings, apartMs]) => {
      const { earshotElements } = window as unknown as ElementPage
      const places: Place[] = []
      while (places.length < readings) {
        await new Promise((resolve) => setTimeout(resolve, apartMs))
        const heard = [...earshotElements].filter(({ paused, volume, muted }) => !paused && !muted && volume > loud)
        places.push({
          at: performance.timeOrigin + performance.now(),
          positionMs: heard.map(({ currentTime }) => currentTime * 1000),
        })
      }
      return places
    },
    [LOUD, READINGS, APART_MS] as const,
  )

/** How far a listener's one loud element is from where the room stands, in ms: the median of a second; null while there is none. */
async function offOf({ page, log }: RoomPage): Promise<number | null> {
  const offs = (await placesOf(page)).map(({ at, positionMs: [first, ...others] }) => {
    const standing = log.at(at)
    return first === undefined || others.length > 0 || !standing ? null : first - standing.positionMs
  })
  const known = offs.filter((off) => off !== null).sort((a, b) => a - b)
  return known.length < READINGS ? null : (known[READINGS >> 1] ?? null)
}

/** Waits until a listener hears the room's song through one element, in step with the room; answers how far off, in ms. */
export async function expectElementInStep(listener: RoomPage): Promise<number> {
  let off: number | null = null
  const isInStep = async () => {
    off = await offOf(listener)
    return off !== null && Math.abs(off) < IN_STEP_MS
  }
  await expect
    .poll(isInStep, { timeout: PATIENCE_MS, message: `${listener.listener.name} off by ${off} ms` })
    .toBe(true)
  return off ?? Number.NaN
}
