import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { INSECURE_HOST, type Listener, openBrowser } from './rig/browser.ts'
import { clickOnly, glance } from './rig/eyes.ts'
import { hear } from './rig/hear.ts'
import { mono, noiseSong, SAMPLE_RATE } from './rig/noise-song.ts'
import { indexSong } from './rig/song-index.ts'
import { serveTestPage } from './rig/test-page.ts'
import { encodeWav } from './rig/wav.ts'

const until = (wallMs: number) => new Promise((resolve) => setTimeout(resolve, wallMs - Date.now()))

/** The rig itself, before anything is believed that it says of the product. */
describe('the rig hears what is played', () => {
  const song = noiseSong({ title: 'Aurora', seed: 21, seconds: 40, stereo: true })
  const known = [{ title: song.title, index: indexSong(mono(song), SAMPLE_RATE) }]
  let server: Awaited<ReturnType<typeof serveTestPage>>
  let all: Listener[] = []
  let startAt = 0

  beforeAll(async () => {
    server = await serveTestPage(encodeWav(song))
    all = await Promise.all(['prompt', 'late', 'insecure'].map((name) => openBrowser(name)))
    startAt = Date.now() + 6_000
    const urls = [
      `http://localhost:${server.port}/#${startAt}`,
      `http://localhost:${server.port}/#${startAt + 25}`,
      `http://${INSECURE_HOST}:${server.port}/#${startAt}`,
    ]
    await Promise.all(all.map(({ page }, n) => page.goto(urls[n] ?? '')))
  })
  afterAll(async () => {
    server.close()
    await Promise.all(all.map(({ browser }) => browser.close()))
  })

  test('looking at a page is no gesture, a click is', async () => {
    for (const { page } of all) {
      expect(await glance(page, 'navigator.userActivation.hasBeenActive')).toBe(false)
      expect(await glance(page, 'context.state')).toBe('suspended')
    }
    await Promise.all(all.map(({ page }) => clickOnly(page, 'Play')))
    await until(Date.now() + 300)
    for (const { page } of all) expect(await glance(page, 'context.state')).toBe('running')
  })

  test('before the song starts there is silence', async () => {
    await until(startAt - 500)
    for (const { page } of all) expect(await hear(page, startAt - 1_200, known)).toEqual({ what: 'silence' })
  })

  test('who starts at an instant is heard there, who starts 25 ms later is 25 ms behind', async () => {
    await until(startAt + 6_000)
    for (const after of [1_000, 2_000, 3_000, 4_000, 5_000]) {
      const heard = await Promise.all(all.map(({ page }) => hear(page, startAt + after, known, after)))
      const lags = heard.map((h) => (h.what === 'song' ? after - h.positionMs : Number.NaN))
      const [prompt = Number.NaN, late = Number.NaN, insecure = Number.NaN] = lags
      expect(Math.abs(prompt)).toBeLessThan(6)
      expect(Math.abs(late - 25)).toBeLessThan(6)
      expect(Math.abs(insecure)).toBeLessThan(12)
    }
  })

  test('what is disconnected from the output is heard no more', async () => {
    const [one, two] = all.map(({ page }) => page)
    if (!one || !two) throw new Error('two browsers are needed')
    await clickOnly(one, 'Stop')
    await until(Date.now() + 1_500)
    expect(await hear(one, Date.now() - 700, known)).toEqual({ what: 'silence' })
    expect(await hear(two, Date.now() - 700, known)).toMatchObject({ what: 'song', title: 'Aurora' })
    expect(all.flatMap(({ complaints }) => complaints)).toEqual([])
  })
})
