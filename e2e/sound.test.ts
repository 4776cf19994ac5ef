import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectInStep, expectSilence, sleep } from './rig/agreement.ts'
import { clickOnly, glance, spot } from './rig/eyes.ts'
import { recordingOf } from './rig/hear.ts'
import type { RoomPage } from './rig/room-page.ts'
import { indexSong, locate } from './rig/song-index.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

const song = makeSong('Aurora', 107, 120, true)

let stage: Stage
let ana: RoomPage
let ben: RoomPage
let room = ''

beforeAll(async () => {
  stage = await openStage(['ana', 'ben'])
  ;[ana, ben] = cast(stage, 2)
})
afterAll(() => stage?.close())

test('start a room and hear a demo song within three clicks', async () => {
  await ana.open(stage.program.url)
  await clickOnly(ana.page, 'Start a room')
  await clickOnly(ana.page, 'Play a demo song')
  room = ana.page.url()
  await ben.open(room)
  await clickOnly(ben.page, 'Tap to listen')
  await Promise.all([ana, ben].map(heardAtAll))

  // Nobody here knows the song: what one hears is looked for in what the other heard.
  const now = Date.now()
  await sleep(2_000)
  const [long, short] = [await recordingOf(ana.page, now, 1_000), await recordingOf(ben.page, now + 400, 200)]
  if (!long || !short) throw new Error('nothing was recorded')
  const match = locate(indexSong(long.samples, long.rate), short.samples, short.rate)
  expect(match?.correlation).toBeGreaterThan(0.8)
  expect(Math.abs(long.wallMs + (match?.positionMs ?? 0) - short.wallMs)).toBeLessThan(30)
})

test('an uploaded file is heard in the other browser', async () => {
  await ana.upload(song)
  await ana.button(`Play ${song.title} now`).click()
  await expect.poll(() => ben.log.at(Date.now())?.title).toBe(song.title)
  await expectInStep('an uploaded file', [ana, ben], [song])
})

test('a reload in the middle comes back in step', async () => {
  await ana.seekTo(30_000)
  await ana.told('playback-seeked')
  await ben.page.reload()
  await ben.unlock()
  const heard = await expectInStep('after a reload', [ana, ben], [song])
  expect(heard).toBeGreaterThan(30_000)
  expect(heard).toBeLessThan(45_000)
})

test('sound is unlocked by one real click', async () => {
  // A fresh profile: nothing has ever been clicked in it, and looking is no click.
  const { context } = ben.listener
  await context.clearCookies()
  await ben.page.goto('about:blank')
  await ben.open(room)
  expect(await spot(ben.page, 'Tap to listen', 10_000)).not.toBeNull()
  await sleep(1_500)
  expect(await spot(ben.page, 'Tap to listen', 0)).not.toBeNull()
  expect(await glance(ben.page, 'navigator.userActivation.hasBeenActive')).toBe(false)
  await clickOnly(ben.page, 'Tap to listen')
  await expectInStep('after the one click', [ana, ben], [song])
  expect(await spot(ben.page, 'Tap to listen', 0)).toBeNull()
  await expectSilenceWhenMuted()
})

/** Waits until a page makes any sound. */
async function heardAtAll({ page }: RoomPage): Promise<void> {
  const loudness = async () => (await recordingOf(page, Date.now() - 900, 200))?.loudness
  await expect.poll(loudness, { timeout: 15_000 }).toBeGreaterThan(0.005)
}

async function expectSilenceWhenMuted(): Promise<void> {
  await ben.button('Mute').click()
  await sleep(500)
  await expectSilence([ben], Date.now())
  await ben.button('Unmute').click()
  await expectInStep('muted and unmuted', [ana, ben], [song])
}
