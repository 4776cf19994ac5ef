import type { Song, SongId } from '@earshot/sync'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Answer, SongPage } from '../lib/api.ts'
import { demoSong } from '../session/testing/demo-room.ts'
import { FakeSession } from '../session/testing/fake-session.ts'
import { mirrorSession, useAudioStore } from './audioStore.tsx'
import { KEY } from './device-volume.ts'
import { EMPTY_ROOM } from './empty-room.ts'
import { answered, asking, type Library, UNREAD, withSong } from './library.ts'

const kept = new Map<string, string>()

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('the store', () => {
  it('shows what the session shows, and no longer when it is left', () => {
    const session = new FakeSession(() => 0)
    const stop = mirrorSession(session)
    session.addSong('moon' as SongId)
    expect(useAudioStore.getState().room).toBe(session.getSnapshot())
    expect(useAudioStore.getState().room.item?.song.title).toBe('moon')
    stop()
    session.skip()
    expect(useAudioStore.getState().room).toBe(EMPTY_ROOM)
  })

  it('a device sounds as loud after a reload as before it', () => {
    const before = new FakeSession(() => 0)
    const stop = mirrorSession(before)
    before.setVolume(0.3)
    before.setMuted(true)
    stop()
    const after = new FakeSession(() => 0)
    mirrorSession(after)()
    expect(after.getSnapshot()).toMatchObject({ volume: 0.3, muted: true })
  })

  it('a device is put right after a reload as it was before it', () => {
    const before = new FakeSession(() => 0)
    const stop = mirrorSession(before)
    before.setOutputDelay(142.3)
    stop()
    const after = new FakeSession(() => 0)
    mirrorSession(after)()
    expect(after.getSnapshot().outputDelayMs).toBe(142.3)
  })

  it('the sound goes to another device: its own delay is applied, and the other’s is there when it comes back', async () => {
    const plugged = new EventTarget()
    let deviceId = 'kitchen'
    const enumerateDevices = async () => [{ kind: 'audiooutput', deviceId, groupId: '', label: deviceId }]
    vi.stubGlobal('navigator', { mediaDevices: Object.assign(plugged, { enumerateDevices }) })
    const session = new FakeSession(() => 0)
    const stop = mirrorSession(session)
    await vi.waitFor(() => expect(useAudioStore.getState().outputDevice.label).toBe('kitchen'), 10_000)
    session.setOutputDelay(180)
    for (const [next, delayMs] of [
      ['desk', 0],
      ['kitchen', 180],
    ] as const) {
      deviceId = next
      plugged.dispatchEvent(new Event('devicechange'))
      await vi.waitFor(() => expect(useAudioStore.getState().outputDevice.label).toBe(next), 10_000)
      expect(session.getSnapshot().outputDelayMs).toBe(delayMs)
    }
    stop()
  })

  it('a device that is not to be measured is not after a reload either', () => {
    const before = new FakeSession(() => 0)
    const stop = mirrorSession(before)
    before.calibration.setMeasurable(false)
    stop()
    const after = new FakeSession(() => 0)
    mirrorSession(after)()
    expect(after.getSnapshot().isMeasurable).toBe(false)
  })

  it('a device that never chose a volume keeps none', () => {
    const session = new FakeSession(() => 0)
    const stop = mirrorSession(session)
    session.pause()
    stop()
    expect(kept.has(KEY)).toBe(false)
  })

  it('works where the browser refuses storage', () => {
    vi.stubGlobal('localStorage', undefined)
    const session = new FakeSession(() => 0)
    const stop = mirrorSession(session)
    session.setVolume(0.5)
    expect(useAudioStore.getState().room.volume).toBe(0.5)
    stop()
  })
})

describe('the library', () => {
  const [moon, river] = [demoSong({ id: 'moon', seconds: 1 }), demoSong({ id: 'river', seconds: 1 })]
  const page = (songs: Song[], next: SongId | null = null): Answer<SongPage> => ({ ok: true, value: { songs, next } })
  const ids = ({ songs }: Library) => songs.map(({ songId }) => songId)

  it('grows by what was asked for further', () => {
    const first = answered(asking(UNREAD), page([moon], moon.songId), null)
    expect(ids(answered(first, page([river]), first.next))).toEqual(['moon', 'river'])
  })

  it('keeps showing what it had while it is asked, and when nobody answers', () => {
    const had = answered(UNREAD, page([moon]), null)
    expect(asking(had)).toMatchObject({ songs: [moon], state: 'reading' })
    const failure = { ok: false, code: 'unreachable', message: '' } as const
    expect(answered(had, failure, null)).toMatchObject({ songs: [moon], state: 'failed' })
  })

  it('shows an uploaded song first, and a song uploaded twice once', () => {
    const had = answered(UNREAD, page([moon, river]), null)
    expect(ids(withSong(had, river))).toEqual(['river', 'moon'])
  })
})
