import type { BrowserContext, Page } from 'playwright-core'
import { HOST } from '../../../next-app/players/youtube/frame.ts'
import { installApi } from './api-script.ts'
import { type FrameTruth, installEmbed } from './embed-script.ts'
import { MANNERS, type Manners, type Refusing, type StandIn, type Video } from './videos.ts'

/** `refusals`: what the stand-in would not do, and why. */
export type ServedYouTube = { refusals: string[] }

/** Answers a browser in YouTube's place: its script and its frames. `seed` tells browsers apart. */
export async function serveYouTube(
  context: BrowserContext,
  videos: Readonly<Record<string, Video>>,
  seed: number,
  manners: Partial<Manners> = {},
): Promise<ServedYouTube> {
  const standIn: StandIn = { videos, manners: { ...MANNERS, ...manners } }
  const refusals: string[] = []
  const refuse: keyof Refusing = 'refuseInYouTubesPlace'
  await context.exposeFunction(refuse, (what: string) => {
    if (!refusals.includes(what)) refusals.push(what)
  })
  await context.route('https://www.youtube.com/iframe_api', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: call(installApi, HOST, { reckonsOn: standIn.manners.reckonsOn }),
    }),
  )
  let frames = 0
  await context.route(`${HOST}/embed/**`, async (route) => {
    const { referer } = await route.request().allHeaders()
    const script = call(installEmbed, standIn, seed * 1000 + frames++, referer !== undefined)
    const style =
      'margin:0;height:100vh;display:grid;place-items:center;font:600 24px sans-serif;color:#fff;background:#123'
    return route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>video</title><body style="${style}">a video<script>${script}</script>`,
    })
  })
  return { refusals }
}

const call = <A extends unknown[]>(install: (...args: A) => void, ...args: A): string =>
  `(${install})(${args.map((arg) => JSON.stringify(arg)).join(',')})`

type Truth = ReturnType<FrameTruth['at']>

/** What a page's videos really played at some wall instants; null where none did. Counts as a gesture: not before the click. */
export async function playedAt(page: Page, wallMs: readonly number[]): Promise<Truth[]> {
  const frames = page.frames().filter((frame) => frame.url().startsWith(HOST))
  const all = await Promise.all(
    frames.map((frame) =>
      frame.evaluate((at) => at.map((it) => (window as unknown as { standIn: FrameTruth }).standIn.at(it)), wallMs),
    ),
  )
  return wallMs.map((_, n) => all.map((truths) => truths[n] ?? null).find((truth) => truth !== null) ?? null)
}
