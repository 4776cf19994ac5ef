import { DEFAULT_SETTINGS, emptyQueue, PRESETS } from '@earshot/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoomSnapshot } from '../../session/room-session.ts'
import { demoInfo, demoItem, demoSong, demoUser } from '../../session/testing/demo-room.ts'
import { FakeSession } from '../../session/testing/fake-session.ts'
import { DEEDS, isOutdated, meantBy, offered, positionState, shownState, type Told } from './controls.ts'

const [host, you] = [demoUser('Host'), demoUser('You')]
const item = demoItem(demoSong({ id: 'moon', seconds: 200 }), host, 0)
const live = demoItem(
  {
    ...demoSong({ id: 'station', seconds: 1 }),
    durationMs: null,
    source: { kind: 'live', url: 'https://station.example/', format: 'icy' },
  },
  host,
  1,
)

/** A room that plays, in which `you` are a listener: where everyone decides, or where DJs do. */
const room = (preset: keyof typeof PRESETS, part: Partial<RoomSnapshot> = {}): RoomSnapshot =>
  new FakeSession(() => 0, {
    you,
    creatorId: host.userId,
    room: { ...demoInfo(host), settings: { ...DEFAULT_SETTINGS, permissions: PRESETS[preset] } },
    item,
    isPlaying: true,
    ...part,
  }).getSnapshot()

describe('the controls of a lock screen or a headset', () => {
  it('offer whoever decides all that leads somewhere', () => {
    const queue = { ...emptyQueue, upcoming: [live] }
    expect([...offered(room('everyone', { queue }))].sort()).toEqual([...DEEDS].sort())
    expect(offered(room('everyone')).has('nexttrack')).toBe(false)
    expect(offered(room('everyone', { item: live })).has('seekto')).toBe(false)
    expect(offered(room('everyone', { item: null })).size).toBe(0)
  })

  it('offer a listener where DJs decide what concerns this device alone', () => {
    const queue = { ...emptyQueue, upcoming: [live] }
    expect([...offered(room('djs', { queue }))]).toEqual(['play', 'pause', 'stop'])
  })

  it('pause the room for who may, and this device for who may not', () => {
    expect(meantBy('pause', room('everyone'))).toEqual(['pause-room'])
    expect(meantBy('pause', room('djs'))).toEqual(['mute'])
    expect(meantBy('pause', room('djs', { muted: true }))).toEqual([])
    expect(meantBy('pause', room('everyone', { isPlaying: false }))).toEqual([])
  })

  it('lead back to sound by play, whoever presses and whatever was silent', () => {
    expect(meantBy('play', room('djs', { muted: true }))).toEqual(['unmute'])
    expect(meantBy('play', room('everyone', { muted: true, isPlaying: false }))).toEqual(['unmute', 'resume-room'])
    expect(meantBy('play', room('everyone', { isPlaying: false }))).toEqual(['resume-room'])
  })

  it('show a muted device as paused', () => {
    expect(shownState(room('everyone'))).toBe('playing')
    expect(shownState(room('everyone', { muted: true }))).toBe('paused')
    expect(shownState(room('everyone', { isPlaying: false }))).toBe('paused')
    expect(shownState(room('everyone', { item: null }))).toBe('none')
  })

  it('show a place within the song, and no end of what is live', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e7, noNaN: true }), (positionMs) => {
        const { position = -1, duration = -1 } = positionState(item, positionMs)
        expect(duration).toBe(200)
        expect(position).toBeGreaterThanOrEqual(0)
        expect(position).toBeLessThanOrEqual(duration)
      }),
    )
    expect(positionState(live, 90_000)).toEqual({ duration: Number.POSITIVE_INFINITY, playbackRate: 1, position: 90 })
  })

  it('are told the place again when it is another than they reckon, and only then', () => {
    const told: Told = { itemId: 'a', lengthMs: 200_000, state: 'playing', positionMs: 1000, at: 0 }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: -399, max: 399 }), (at, offMs) => {
        expect(isOutdated(told, { ...told, at, positionMs: 1000 + at + offMs })).toBe(false)
        const paused: Told = { ...told, state: 'paused' }
        expect(isOutdated(paused, { ...paused, at, positionMs: 1000 + offMs })).toBe(false)
      }),
    )
    expect(isOutdated(null, told)).toBe(true)
    expect(isOutdated(told, { ...told, at: 1000, positionMs: 90_000 })).toBe(true)
    expect(isOutdated(told, { ...told, state: 'paused' })).toBe(true)
    expect(isOutdated(told, { ...told, lengthMs: 201_000 })).toBe(true)
  })
})
