import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SongId } from '@earshot/sync'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addSongs } from './rig/add-song.ts'
import { expectInStep } from './rig/agreement.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong, type TestSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'

const amber = makeSong('Amber', 401, 40)
const basalt = makeSong('Basalt', 402, 40)
const cobalt = makeSong('Cobalt', 403, 40)
const vanishing = makeSong('Vanishing', 404, 20)
const songs = [amber, basalt, cobalt]

const music = mkdtempSync(path.join(tmpdir(), 'earshot-music-'))
const put = ({ file }: TestSong, place: string) => {
  mkdirSync(path.dirname(path.join(music, place)), { recursive: true })
  copyFileSync(file, path.join(music, place))
}

let stage: Stage
let listeners: [RoomPage, RoomPage]
let room = ''

beforeAll(async () => {
  put(amber, 'Stones/Warm/10 amber.wav')
  put(basalt, 'Stones/Warm/9 basalt.wav')
  put(vanishing, 'Others/x.wav')
  stage = await openStage(['ana', 'ben'], {}, { env: { MUSIC_DIR: music } })
  listeners = cast(stage, 2)
  const [ana, ben] = listeners
  room = await ana.startRoom(stage.program.url)
  await ana.page.getByRole('tab', { name: 'Add' }).click()
  await ana.button('Music folder').click()
  await ana.button('Stones').waitFor()
  await ana.button('Stones').click()
  await ana.button('Warm').click()
  await ana.button('Add all 2 in this folder').click()
  // Whatever the panel shows meanwhile, the adding goes on, and the folder is where it was left.
  await ana.page.getByRole('tab', { name: /^Queue/ }).click()
  await ana.page.getByRole('list', { name: 'Queue' }).getByText(amber.title, { exact: true }).first().waitFor()
  await ana.page.getByRole('tab', { name: 'Add' }).click()
  await ana.page.getByText('2 songs added').waitFor()
  await ben.join(room)
})
afterAll(async () => {
  await stage?.close()
  rmSync(music, { recursive: true, force: true })
})

test('the songs of a folder are added in its order, and everyone hears them at the same instant', async () => {
  await expectInStep('from the music folder', listeners, songs)
  expect(listeners[0].log.at(Date.now())?.title).toBe(basalt.title)
  await listeners[0].seekTo(basalt.durationMs - 4000)
  await vi.waitFor(() => expect(listeners[0].log.at(Date.now() - 1500)?.title).toBe(amber.title), 20_000)
  await expectInStep('the next of the folder', listeners, songs)
})

test('a file that is put there while the server runs is found by searching', async () => {
  const [ana] = listeners
  const search = ana.page.getByRole('searchbox', { name: 'Search the folder' })
  await search.fill('cobalt')
  await ana.page.getByText('Nothing in the folder has these words.').waitFor()
  put(cobalt, 'New/Deep/cobalt.wav')
  const found = ana.page.getByRole('list', { name: 'Songs found' }).getByText('Cobalt', { exact: true })
  await vi.waitFor(
    async () => {
      await search.press('Enter')
      await found.waitFor({ timeout: 1000 })
    },
    { timeout: 20_000, interval: 200 },
  )
  await ana.page.getByRole('button', { name: 'Add Cobalt' }).click()
  await ana.button('Next song').click()
  await expect.poll(() => ana.log.at(Date.now())?.title).toBe(cobalt.title)
  await expectInStep('added while it ran', listeners, songs)
})

/** The id of the first song that the folder has for a word. */
const idOf = (query: string) =>
  listeners[0].page.evaluate(async (word) => {
    const answer = await (await fetch(`/api/folder?query=${word}`)).json()
    return answer.songs[0].songId as SongId
  }, query)

test('a song that vanishes from the folder while it waits in the queue says so, and is skipped for everyone', async () => {
  const [ana, ben] = listeners
  await addSongs(room, [await idOf('amber'), await idOf('vanishing'), await idOf('basalt')])
  rmSync(path.join(music, 'Others'), { recursive: true })
  await ana.button('Next song').click()
  await expect.poll(() => ana.log.at(Date.now())?.title).toBe(amber.title)
  await ana.button('Next song').click()
  for (const { page } of listeners) await page.getByRole('alert').getByText('The song is gone').waitFor()
  await ben.button('Skip for everyone').click()
  await expect.poll(() => ana.log.at(Date.now())?.title).toBe(basalt.title)
  for (const { page } of listeners)
    await page.getByRole('alert').getByText('The song is gone').waitFor({ state: 'hidden' })
})

test('a file that is gone is no longer given, and cannot be added', async () => {
  const [ana] = listeners
  const songId = await idOf('cobalt')
  const status = () => ana.page.evaluate(async (id) => (await fetch(`/music/${id}`, { method: 'HEAD' })).status, songId)
  expect(await status()).toBe(200)
  const health = await (await fetch(`${stage.program.url}/api/health`)).json()
  expect(health.folder).toMatchObject({ state: 'watched', songs: 3, unreadable: 0 })
  rmSync(path.join(music, 'New'), { recursive: true })
  const folder = async () => (await (await fetch(`${stage.program.url}/api/health`)).json()).folder
  await expect.poll(folder, { timeout: 10_000 }).toMatchObject({ songs: 2 })
  expect((await fetch(`${stage.program.url}/music/${songId}`)).status).toBe(404)
  await expect(addSongs(room, [songId])).rejects.toThrow('song-not-found')
})

test('the view holds at 360 px, by keyboard too', async () => {
  const { page } = listeners[0]
  await page.setViewportSize({ width: 360, height: 740 })
  const search = page.getByRole('searchbox', { name: 'Search the folder' })
  await search.fill('')
  await page.getByRole('navigation', { name: 'Where you are' }).waitFor()
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  expect(isWide).toBe(false)
})
