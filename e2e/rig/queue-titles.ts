import type { Page } from 'playwright-core'

/** Runs in the page. Of a long queue only what is seen is in the page: it is scrolled through, and put back where it was. */
const collect = async (): Promise<string[]> => {
  const list = document.querySelector('ol[aria-label="Queue"]')
  const titles = new Map<number, string>()
  const note = () => {
    for (const row of list?.querySelectorAll('[aria-posinset]') ?? []) {
      titles.set(Number(row.getAttribute('aria-posinset')), row.querySelector('[data-title]')?.textContent ?? '')
    }
  }
  note()
  const first = list?.querySelector('li')
  const many = Number(first?.getAttribute('aria-setsize') ?? 0)
  for (let looks = 0; titles.size < many && looks < 100; looks++) {
    list?.querySelector('li:last-child')?.scrollIntoView({ block: 'start', behavior: 'instant' })
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))
    note()
  }
  list?.scrollIntoView({ block: 'start', behavior: 'instant' })
  return [...titles].sort(([a], [b]) => a - b).map(([, title]) => title)
}

/** All titles of the queue that is before somebody's eyes, in order. */
export const queueTitles = async (page: Page): Promise<string[]> => {
  // The list comes when the room is not empty any more.
  await page.getByRole('list', { name: 'Queue' }).getByRole('listitem').first().waitFor()
  return page.evaluate(collect)
}
