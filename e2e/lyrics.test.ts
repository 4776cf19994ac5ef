import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SongId } from '@earshot/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSongs } from './rig/add-song.ts'
import { barriersOf } from './rig/axe.ts'
import type { RoomPage } from './rig/room-page.ts'
import { makeSong } from './rig/songs.ts'
import { cast, openStage, type Stage } from './rig/stage.ts'
import { type StandInVendors, startVendors } from './stand-ins/vendors/stand-in-vendors.ts'
import { defaultWorld } from './stand-ins/vendors/world.ts'

const DEMO = fileURLToPath(new URL('../demo/media/lamplight.mp3', import.meta.url))
const amber = makeSong('Amber', 501, 60)
const music = mkdtempSync(path.join(tmpdir(), 'earshot-lyrics-'))

let [stage, vendors, room]: [Stage | null, StandInVendors | null, string] = [null, null, '']
let [ana, ben]: RoomPage[] = []

beforeAll(async () => {
  copyFileSync(amber.file, path.join(music, 'amber.wav'))
  writeFileSync(path.join(music, 'amber.lrc'), '[00:05.00]First line\r\n[00:20.00]Second line\r\n[00:40.00]Third line')
  vendors = await startVendors(defaultWorld(readFileSync(DEMO)))
  stage = await openStage(['ana', 'ben'], {}, { env: { MUSIC_DIR: music, ...vendors.environment('none') } })
  ;[ana, ben] = cast(stage, 2)
  room = (await ana?.startRoom(stage.program.url)) ?? ''
  await ben?.join(room)
})
afterAll(async () => {
  await stage?.close()
  await vendors?.stop()
  rmSync(music, { recursive: true, force: true })
})

/** The two, once they are there. */
const both = (): [RoomPage, RoomPage] => {
  if (!ana || !ben) throw new Error('nobody is there')
  return [ana, ben]
}
/** Plays the first song that the server has for a word, for all. */
const play = async (from: 'songs' | 'folder', word: string) => {
  const [one] = both()
  const songId = await one.page.evaluate(
    async ([at, query]) => (await (await fetch(`/api/${at}?query=${query}`)).json()).songs[0].songId as string,
    [from, word],
  )
  const isFirst = one.log.at(Date.now())?.title === null
  await addSongs(room, [songId as SongId])
  if (!isFirst) await one.button('Next song').click()
  await expect.poll(() => one.log.at(Date.now())?.title?.toLowerCase()).toContain(word)
}
const lyricsOf = ({ page }: RoomPage) => page.getByRole('region', { name: 'Lyrics' })
const show = async (at: RoomPage) => {
  await at.button('More').press('Enter')
  await at.page.getByRole('menuitem', { name: 'Lyrics' }).press('Enter')
  await lyricsOf(at).waitFor()
}

test('the line that is sung is lit, and a press on another takes everyone there', async () => {
  const [one, other] = both()
  await play('folder', 'amber')
  await one.unlock(1000)
  await one.pause()
  await show(one)
  // Who has opened them by keys can close them by keys.
  await one.button('Close the lyrics').and(one.page.locator(':focus')).waitFor()
  const lit = lyricsOf(one).locator('[aria-current=true]')
  await one.seekTo(41_000)
  await expect.poll(() => lit.textContent()).toBe('Third line')
  await one.seekTo(1000)
  await expect.poll(() => lit.count()).toBe(0)
  await one.button('Second line').click()
  await expect.poll(() => lit.textContent()).toBe('Second line')
  for (const listener of [one, other]) await expect.poll(() => listener.shownMs()).toBe(20_000)
  await lyricsOf(one).getByText('From the file beside the song').waitFor({ state: 'attached' })
  expect(await barriersOf(one.page)).toEqual([])

  await lit.press('ArrowDown')
  await one.button('Third line').and(one.page.locator(':focus')).press('Escape')
  await lyricsOf(one).waitFor({ state: 'hidden' })
  await one.button('More').and(one.page.locator(':focus')).waitFor()
})

test('they stay open from song to song: from a service, or with a word on where they would be', async () => {
  const [one] = both()
  await show(one)
  await play('songs', 'violet')
  await lyricsOf(one).getByRole('button', { name: 'From a service' }).waitFor()
  expect(vendors?.asked.filter((asked) => asked.startsWith('lrclib'))).toHaveLength(1)
  await play('songs', 'tideglass')
  await lyricsOf(one).getByText('No lyrics found').waitFor()
  await play('songs', 'lamplight')
  await lyricsOf(one).getByRole('button', { name: 'Somebody lights a lamp in a room' }).waitFor()
})

test('on a phone they are over the page, and the controls over them', async () => {
  const [one] = both()
  await one.page.setViewportSize({ width: 360, height: 740 })
  await one.pause()
  await one.play()
  expect(await barriersOf(one.page)).toEqual([])
  await one.button('Close the lyrics').click()
  await lyricsOf(one).waitFor({ state: 'hidden' })
  const isWide = await one.page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isWide).toBe(false)
})
