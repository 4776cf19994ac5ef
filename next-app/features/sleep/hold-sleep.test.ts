import { emptyQueue, NO_CROSSFADE } from '@earshot/sync'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useToasts } from '../../components/toast.ts'
import { demoItem, demoSong, demoUser } from '../../session/testing/demo-room.ts'
import { FakeSession } from '../../session/testing/fake-session.ts'
import { KEY as VOLUME_KEY } from '../../store/device-volume.ts'
import { heardIn, holdSleep } from './hold-sleep.ts'
import { keptSleep } from './kept-sleep.ts'
import { inMinutes, OFF, parseSleep } from './sleep.ts'
import { becomeSleep, sleepNow, useSleep } from './use-sleep.ts'

const item = demoItem(demoSong({ id: 'moon', seconds: 3600 }), demoUser('Ada'), 0)
const kept = new Map<string, string>()
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => kept.set(key, text),
  removeItem: (key: string) => kept.delete(key),
}
let [session, stop] = [new FakeSession(() => 0), () => {}]

beforeEach(() => {
  kept.clear()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  vi.stubGlobal('sessionStorage', storage)
  vi.stubGlobal('localStorage', storage)
  session = new FakeSession(sleepNow, { item, isPlaying: true })
  stop = holdSleep(session)
})
afterEach(() => {
  stop()
  becomeSleep(OFF)
  useToasts.setState({ shown: [] })
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const shown = () => useToasts.getState().shown.map(({ id }) => id)

describe('a device whose sleep timer runs', () => {
  it('fades for 20 s, is then muted and says so, and is as loud as before when somebody listens again', () => {
    session.setVolume(0.6)
    becomeSleep(inMinutes(1, sleepNow()))
    vi.advanceTimersByTime(39_000)
    expect(session.fade).toBe(1)
    vi.advanceTimersByTime(11_000)
    expect(session.fade).toBeCloseTo(0.5, 1)
    expect(session.getSnapshot()).toMatchObject({ volume: 0.6, muted: false })
    vi.advanceTimersByTime(11_000)
    expect(session.getSnapshot()).toMatchObject({ volume: 0.6, muted: true })
    expect(shown()).toEqual(['silent'])
    // Another visit hears the room.
    expect(kept.get(VOLUME_KEY)).toBe('0.6 on')
    useToasts.getState().shown[0]?.action?.onClick()
    expect(session.getSnapshot().muted).toBe(false)
    expect(session.fade).toBe(1)
    expect([useSleep.getState().sleep, shown(), keptSleep()]).toEqual([OFF, [], null])
  })

  it('is as loud as before when it is called off while it fades', () => {
    becomeSleep(inMinutes(1, sleepNow()))
    vi.advanceTimersByTime(50_000)
    becomeSleep(OFF)
    expect(session.fade).toBe(1)
  })

  it('goes by what plays until the next song comes in over it', () => {
    const follows = { ...item, itemId: 'sun' as typeof item.itemId }
    const queue = { ...emptyQueue, current: item, upcoming: [follows], crossfade: { ...NO_CROSSFADE, ms: 6000 } }
    session = new FakeSession(sleepNow, { item, isPlaying: true, queue })
    expect(heardIn(session).leftMs).toBe(3_594_000)
    session = new FakeSession(sleepNow, { item, isPlaying: true, queue: { ...queue, upcoming: [] } })
    expect(heardIn(session).leftMs).toBe(3_600_000)
  })

  it('sleeps on after a reload, and its timer runs on', () => {
    becomeSleep(inMinutes(3, sleepNow()))
    expect(parseSleep(keptSleep())).toEqual(useSleep.getState().sleep)
    vi.advanceTimersByTime(200_000)
    stop()
    session = new FakeSession(sleepNow, { item, isPlaying: true })
    stop = holdSleep(session)
    expect(session.getSnapshot().muted).toBe(true)
    expect(shown()).toEqual(['silent'])
  })
})
