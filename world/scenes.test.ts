import { asPositionMs, type UserId } from '@earshot/sync'
import { afterEach, describe, expect, it } from 'vitest'
import { World } from './world.ts'

const ADSL = { delayMs: 20, jitterMs: 10 }
const worlds: World[] = []
const world = (seed = 1) => {
  const made = new World(seed)
  worlds.push(made)
  return made
}
afterEach(() => {
  for (const made of worlds.splice(0)) made.close()
})

/** A world in which a ten-minute song plays for a host and a guest, both at home behind a common line. */
const playing = async (seed = 1) => {
  const it = world(seed)
  const host = it.join({ name: 'host', up: ADSL, down: ADSL, roundTripMs: 50, offsetMs: 5e6, skewPpm: 40 })
  const guest = it.join({ name: 'guest', up: ADSL, down: ADSL, roundTripMs: 50, offsetMs: -3e7, skewPpm: -30 })
  await it.run(2000)
  host.addSong(600)
  await it.run(5000)
  return { it, host, guest }
}

describe('in virtual time', () => {
  it('a song that is added is heard by both at the same place', async () => {
    const { it } = await playing()
    expect(it.worst()).toBeLessThan(12)
  })

  it('everyone sees how everyone stands, and how near the room they are', async () => {
    const { it, host, guest } = await playing()
    await it.run(3000)
    const seen = (by: typeof host, of: typeof host) => by.session.getSnapshot().states.get(of.name as UserId)
    for (const [by, of] of [
      [host, guest],
      [guest, host],
      [host, host],
    ] as const) {
      expect(seen(by, of)).toMatchObject({ state: 'in-step', player: 'file', accuracy: 'sample' })
      expect(Math.abs(seen(by, of)?.errorMs ?? 99)).toBeLessThan(5)
    }
    guest.player.canSound = false
    await it.run(4000)
    expect(seen(host, guest)?.state).toBe('locked')
    expect(guest.session.diagnostics()).toMatchObject({
      sound: 'locked',
      link: { phase: 'online' },
      follow: { errorMs: null },
    })
  })

  it('a device knows how it has fared: probes, the lead of a command, its errors of the last minute', async () => {
    const { it, host, guest } = await playing()
    await it.run(70_000)
    host.session.seek(asPositionMs(100_000))
    await it.run(1000)
    const { clock, leadMs, follow } = guest.session.diagnostics()
    expect(clock?.probes).toBeGreaterThan(20)
    expect(clock?.medianRoundTripMs).toBeGreaterThanOrEqual(clock?.roundTripMs ?? Infinity)
    expect(leadMs).toBeGreaterThan(50)
    expect(leadMs).toBeLessThan(300)
    expect(follow.recent.length).toBeGreaterThan(100)
  })

  it('new user joins an active room: a listener who joins at 2:00 hears 2:00', async () => {
    const { it } = await playing()
    await it.run(115_900)
    const late = it.join({ name: 'late', up: ADSL, down: ADSL, roundTripMs: 50, offsetMs: 77, player: { loadMs: 400 } })
    await it.run(1500)
    expect(Math.abs((late.heard()?.positionMs ?? 0) - 121_500)).toBeLessThan(1000)
    expect(it.worst()).toBeLessThan(12)
  })

  it('pause and resume: nobody moves, and all fall silent and sound at one instant', async () => {
    const { it, host, guest } = await playing()
    guest.session.pause()
    await it.run(1000)
    expect([host.heard(), guest.heard()]).toEqual([null, null])
    const held = host.session.positionNow()
    await it.run(60_000)
    expect(host.session.positionNow()).toBe(held)
    host.session.resume()
    await it.run(300)
    expect(it.worst()).toBeLessThan(12)
    expect(Math.abs((guest.heard()?.positionMs ?? 0) - held)).toBeLessThan(400)
  })

  it('seek: at 3:30 someone seeks to 1:45, and all go on from 1:45', async () => {
    const { it, host, guest } = await playing()
    host.session.seek(asPositionMs(210_000))
    await it.run(2000)
    guest.session.seek(asPositionMs(105_000))
    await it.run(500)
    for (const listener of [host, guest]) {
      expect(Math.abs((listener.heard()?.positionMs ?? 0) - 105_400)).toBeLessThan(200)
    }
    expect(it.worst()).toBeLessThan(12)
  })

  it('a listener who is somebody else by now comes in anew, and hears the song all along', async () => {
    const { it, host, guest } = await playing()
    let silences = 0
    guest.becomes('ada')
    guest.session.renew()
    for (let ms = 0; ms < 2000; ms += 20) {
      await it.run(20)
      if (guest.heard() === null) silences++
    }
    expect(silences).toBe(0)
    expect(guest.session.getSnapshot()).toMatchObject({ link: { phase: 'online' }, you: { userId: 'ada' } })
    expect(host.session.getSnapshot().users.map(({ userId }) => userId)).toEqual(['host', 'ada'])
    expect(it.worst()).toBeLessThan(12)
  })

  it('R5: one seek is one seek, whatever the listeners do with it', async () => {
    const { it, host } = await playing()
    const before = it.server.space.revision
    host.session.seek(asPositionMs(10_000))
    await it.run(5000)
    expect(it.server.space.revision).toBe(before + 1)
  })

  it('R8: a song’s end starts the next for all, once, host asleep or not', async () => {
    const { it, host, guest } = await playing()
    for (const seconds of [30, 40, 50]) host.addSong(seconds)
    await it.run(500)
    host.session.seek(asPositionMs(590_000))
    await it.run(5000)
    host.sleep()
    await it.run(8000)
    expect(guest.heard()?.item.song.songId).toBe('song-30')
    expect(it.server.space.queue.played).toHaveLength(1)
    host.wake()
    await it.run(2000)
    expect(it.worst()).toBeLessThan(12)
  })

  it('the server is killed: sound never stops, songs follow each other, and all are back in step after', async () => {
    const { it, host, guest } = await playing()
    host.addSong(300)
    await it.run(500)
    guest.session.seek(asPositionMs(595_000))
    await it.run(2000)
    it.killServer()
    for (let second = 0; second < 20; second++) {
      await it.run(1000)
      expect(it.worst()).toBeLessThan(12)
    }
    expect(guest.heard()?.item.song.songId).toBe('song-300')
    it.startServer()
    await it.run(10_000)
    expect(guest.session.getSnapshot().link.phase).toBe('online')
    guest.session.pause()
    await it.run(1000)
    expect([host.heard(), guest.heard()]).toEqual([null, null])
  })

  it('R21: what was pressed while the link was down is done once it is back, and once only', async () => {
    const { it, host, guest } = await playing()
    guest.goOffline()
    await it.run(500)
    guest.session.pause()
    await it.run(3000)
    expect(host.heard()).not.toBeNull()
    guest.goOnline()
    await it.run(4000)
    expect([host.heard(), guest.heard()]).toEqual([null, null])
    expect(it.server.space.recent.filter((key) => key.startsWith('guest'))).toHaveLength(1)
  })

  it('a laptop that was closed for an hour is right within a second of waking', async () => {
    const { it, host } = await playing()
    host.sleep()
    await it.run(120_000)
    host.device.jump(-110_000)
    host.wake()
    await it.run(1000)
    expect(it.worst()).toBeLessThan(15)
  })

  it('R15: a listener who was cut off for ten minutes comes back by itself', async () => {
    const { it, guest } = await playing()
    guest.goOffline()
    await it.run(300_000)
    guest.goOnline()
    await it.run(20_000)
    expect(guest.session.getSnapshot().link.phase).toBe('online')
    expect(it.worst()).toBeLessThan(12)
  })

  it('R26: a song that plays for ten minutes on drifting sound cards is in step at its end', async () => {
    const it = world(3)
    const cards = [100, -100, 35]
    const listeners = cards.map((skewPpm, n) =>
      it.join({ name: `user${n}`, up: ADSL, down: ADSL, roundTripMs: 50, player: { skewPpm }, skewPpm: -skewPpm / 2 }),
    )
    await it.run(2000)
    listeners[0]?.addSong(600)
    await it.run(595_000)
    expect(it.worst()).toBeLessThan(8)
  })

  it('a Bluetooth loudspeaker is as late as it is until somebody moves the slider, however often', async () => {
    const { it, host } = await playing()
    const kitchen = it.join({ name: 'kitchen', up: ADSL, down: ADSL, roundTripMs: 50, player: { lateMs: 180 } })
    await it.run(5000)
    const apart = () => (host.heard()?.positionMs ?? Number.NaN) - (kitchen.heard()?.positionMs ?? Number.NaN)
    expect(Math.abs(apart() - 180)).toBeLessThan(12)
    for (const ms of [40, 90, 150, 210, 300, 180]) {
      kitchen.session.setOutputDelay(ms)
      await it.run(700)
    }
    await it.run(1000)
    expect(Math.abs(apart())).toBeLessThan(12)
    expect(kitchen.session.getSnapshot().outputDelayMs).toBe(180)
  })
})
