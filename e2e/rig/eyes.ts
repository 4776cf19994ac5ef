import type { Page } from 'playwright-core'

/**
 * Playwright's own waiting and reading runs in the page as a user's gesture, which would unlock its sound. These look
 * at the page without one (Runtime.evaluate of the DevTools protocol, `userGesture: false`), and click by real mouse events.
 */

type Spot = { x: number; y: number }

const find = (name: string) => `(() => {
  const nameOf = (e) => (e.getAttribute('aria-label') ?? e.textContent ?? '').trim()
  const button = [...document.querySelectorAll('button, a[href], [role=button]')]
    .find((e) => nameOf(e) === ${JSON.stringify(name)} && e.checkVisibility() && !e.disabled)
  if (!button) return null
  button.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { x, y, width, height } = button.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
})()`

/** Evaluates an expression in the page, not as a gesture. */
export async function glance(page: Page, expression: string): Promise<unknown> {
  const devtools = await page.context().newCDPSession(page)
  try {
    const { result } = await devtools.send('Runtime.evaluate', { expression, returnByValue: true, userGesture: false })
    return result.value
  } finally {
    await devtools.detach()
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits for a button by its accessible name without touching the page; its middle, or null when it never shows. */
export async function spot(page: Page, name: string, withinMs: number): Promise<Spot | null> {
  const until = performance.now() + withinMs
  for (;;) {
    const seen = (await glance(page, find(name)).catch(() => null)) as Spot | null
    if (seen || performance.now() > until) return seen
    await pause(50)
  }
}

/** Clicks a button by its accessible name with the mouse, as its page's first and only gesture. Throws when it never shows. */
export async function clickOnly(page: Page, name: string, withinMs = 15_000): Promise<void> {
  const at = await spot(page, name, withinMs)
  if (!at) throw new Error(`no button "${name}" on ${page.url()} after ${withinMs} ms`)
  await page.mouse.click(at.x, at.y)
}
