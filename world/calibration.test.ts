import type { UserId } from '@earshot/sync'
import { afterEach, describe, expect, it } from 'vitest'
import { World } from './world.ts'

const ADSL = { delayMs: 20, jitterMs: 2 }
const LATE_MS = 142
const GUEST = 'guest' as UserId
const worlds: World[] = []
afterEach(() => {
  for (const made of worlds.splice(0)) made.close()
})

/** The room's creator, who has a microphone, and a guest with a loudspeaker that nobody knew to be late, while a song plays. */
const apart = async ({ host = 'user-0', hostLateMs = 0 } = {}) => {
  const it = new World(5)
  worlds.push(it)
  const line = { up: ADSL, down: ADSL, roundTripMs: 44 }
  const listener = it.join({
    name: host,
    ...line,
    offsetMs: 5e6,
    skewPpm: 40,
    microphoneMs: 85,
    player: { lateMs: hostLateMs },
  })
  const guest = it.join({ name: GUEST, ...line, offsetMs: -3e7, skewPpm: -30, player: { lateMs: LATE_MS } })
  await it.run(2000)
  listener.addSong(600)
  await it.run(8000)
  const apartMs = () => (listener.heard()?.positionMs ?? Number.NaN) - (guest.heard()?.positionMs ?? Number.NaN)
  const hands = listener.session.calibration
  const status = () => listener.session.getSnapshot().calibration
  return { it, guest, listener, hands, status, apartMs }
}

describe('measuring with a microphone, in virtual time', () => {
  it('the creator measures a guest’s loudspeaker, and it is put right to within 2 ms, with a word to the guest', async () => {
    const { it, guest, hands, status, apartMs } = await apart()
    expect(Math.abs(apartMs() - LATE_MS)).toBeLessThan(2)
    hands.measure(GUEST)
    await it.run(11_000)
    expect(status()).toMatchObject({ phase: 'measured', userId: GUEST })
    expect(guest.session.getSnapshot().outputDelayMs).toBe(0)
    hands.correct('that')
    await it.run(2000)
    expect(status()).toMatchObject({ phase: 'told' })
    const { outputDelayMs, correction } = guest.session.getSnapshot()
    expect(Math.abs(outputDelayMs - LATE_MS)).toBeLessThan(2)
    expect(correction).toMatchObject({ id: 1, by: { userId: 'user-0' }, beforeMs: 0 })
    expect(Math.abs(apartMs())).toBeLessThan(2)
  })

  it('the device that listens may be the one that is wrong: it is put right instead', async () => {
    const { it, guest, listener, hands, apartMs } = await apart({ hostLateMs: 300 })
    hands.measure(GUEST)
    await it.run(11_000)
    hands.correct('this')
    await it.run(3000)
    expect(Math.abs(listener.session.getSnapshot().outputDelayMs - (300 - LATE_MS))).toBeLessThan(2)
    expect(guest.session.getSnapshot().outputDelayMs).toBe(0)
    expect(Math.abs(apartMs())).toBeLessThan(2)
  })

  it('anybody else than the creator is let in by the guest’s own word alone', async () => {
    const { it, guest, hands, status } = await apart({ host: 'eve' })
    hands.measure(GUEST)
    await it.run(1000)
    expect(status()).toMatchObject({ phase: 'asking' })
    expect(guest.session.getSnapshot().calibrationQuestion?.by.userId).toBe('eve')
    guest.session.calibration.answer(false)
    await it.run(1000)
    expect(status()).toMatchObject({ phase: 'failed', why: 'calibration-declined' })
    hands.measure(GUEST)
    await it.run(1000)
    guest.session.calibration.answer(true)
    await it.run(10_000)
    expect(status()).toMatchObject({ phase: 'measured' })
  })

  it('a guest who says nothing is asked no more after half a minute', async () => {
    const { it, guest, hands, status } = await apart({ host: 'eve' })
    hands.measure(GUEST)
    await it.run(32_000)
    expect(status()).toMatchObject({ phase: 'failed', why: 'calibration-declined' })
    expect(guest.session.getSnapshot().calibrationQuestion).toBeNull()
  })

  it('a device that is not to be measured is not, whoever asks; nor one that may not sound', async () => {
    const { it, guest, hands, status } = await apart()
    guest.session.calibration.setMeasurable(false)
    hands.measure(GUEST)
    await it.run(1000)
    expect(status()).toMatchObject({ phase: 'failed', why: 'calibration-declined' })
    guest.session.calibration.setMeasurable(true)
    guest.player.canSound = false
    hands.measure(GUEST)
    await it.run(1000)
    expect(status()).toMatchObject({ phase: 'failed', why: 'calibration-declined' })
  })

  it('a measurement that is broken off changes nothing', async () => {
    const { it, guest, hands, status } = await apart()
    hands.measure(GUEST)
    await it.run(6000)
    hands.stop()
    await it.run(8000)
    expect(status()).toEqual({ phase: 'none' })
    expect(guest.session.getSnapshot()).toMatchObject({ outputDelayMs: 0, correction: null })
    hands.measure(GUEST)
    await it.run(11_000)
    expect(status()).toMatchObject({ phase: 'measured' })
  })

  it('the server dies in the middle: both are told or have forgotten, and nothing was moved', async () => {
    const { it, guest, hands, status } = await apart()
    hands.measure(GUEST)
    await it.run(4000)
    it.killServer()
    await it.run(5000)
    expect(status()).toMatchObject({ phase: 'failed', why: 'lost' })
    it.startServer()
    await it.run(15_000)
    hands.correct('that')
    await it.run(1000)
    expect(guest.session.getSnapshot().outputDelayMs).toBe(0)
  })

  it('without a microphone nobody is asked', async () => {
    const { it, guest, listener } = await apart()
    guest.session.calibration.measure('user-0' as UserId)
    await it.run(1000)
    expect(guest.session.getSnapshot().calibration).toMatchObject({ phase: 'failed', why: 'absent' })
    expect(listener.session.getSnapshot().calibrationQuestion).toBeNull()
  })
})
