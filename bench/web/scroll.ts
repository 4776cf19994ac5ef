import type { Browser, Page } from 'playwright-core'
import type { SizeName } from './conditions.ts'
import { openPage } from './open-page.ts'

/** How a list was scrolled through: frames of the page, and in how many of them nothing was to be seen where a row belongs. */
export type Scrolled = { frames: number; late: number; longestMs: number; bare: number; perSecond: number }

/** So far in each frame, px: a hundred rows in two seconds, as by a flick. */
const STEP_PX = 60
const FOR_MS = 4000
/** A frame that comes later than this after the one before has missed its turn at 60 a second. */
const LATE_MS = 25

/** Scrolls the list of that name, or a plain page of nothing when null, to and fro. Runs in the page. */
const scrollThrough = async ([name, step, forMs, lateMs]: readonly [string | null, number, number, number]) => {
  const list = name === null ? document.body : document.querySelector(`[aria-label="${name}"]`)
  if (list === null) throw new Error(`no list ${name}`)
  let scroller: Element = document.scrollingElement ?? document.documentElement
  for (let at = list.parentElement; at !== null; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) {
      scroller = at
      break
    }
  }
  const isPage = scroller === document.scrollingElement
  const isBare = () => {
    if (name === null) return false
    const { left, right, top, bottom } = scroller.getBoundingClientRect()
    const [y, inside] = [isPage ? innerHeight / 2 : (top + bottom) / 2, list.getBoundingClientRect()]
    if (y < inside.top || y > inside.bottom) return false
    return document.elementFromPoint((left + right) / 2, y)?.closest('li') === null
  }
  const gaps: number[] = []
  let [bare, way] = [0, 1]
  await new Promise<void>((done) => {
    const from = performance.now()
    let last = from
    const move = (now: number) => {
      gaps.push(now - last)
      last = now
      if (isBare()) bare += 1
      const before = scroller.scrollTop
      scroller.scrollTop += way * step
      if (scroller.scrollTop === before) way = -way
      if (now - from < forMs) requestAnimationFrame(move)
      else done()
    }
    requestAnimationFrame(move)
  })
  const counted = gaps.slice(1)
  const sum = counted.reduce((total, gap) => total + gap, 0)
  return {
    frames: counted.length,
    late: counted.filter((gap) => gap > lateMs).length,
    longestMs: Math.max(...counted),
    bare,
    perSecond: (counted.length * 1000) / sum,
  }
}

const through = (page: Page, name: string | null): Promise<Scrolled> =>
  page.evaluate(scrollThrough, [name, STEP_PX, FOR_MS, LATE_MS] as const)

/** What an empty page makes on a processor so much slower than this one, and then the queue and the chat of a room. */
export async function scrollRoom(
  browser: Browser,
  roomUrl: string,
  size: SizeName,
  slowdown: number,
): Promise<{ nothing: Scrolled; queue: Scrolled; chat: Scrolled }> {
  const { context, page, devtools } = await openPage(browser, size)
  try {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto('data:text/html,<body style="height:40000px">')
    const nothing = await through(page, null)
    await page.goto(roomUrl)
    await page.getByRole('list', { name: 'Queue' }).getByRole('listitem').first().waitFor()
    await page.waitForLoadState('networkidle')
    const queue = await through(page, 'Queue')
    await page.evaluate(() => scrollTo(0, 0))
    if (size === 'desktop') await page.getByRole('tab', { name: /^Chat/ }).click()
    else await page.getByRole('button', { name: /^Chat/ }).click()
    await page.getByRole('list', { name: 'Messages' }).waitFor()
    await page.waitForTimeout(1000)
    const chat = await through(page, 'Messages')
    return { nothing, queue, chat }
  } finally {
    await context.close()
  }
}
