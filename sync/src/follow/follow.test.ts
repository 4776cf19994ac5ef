import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { positionAt } from '../playback/index.ts'
import { asLocalMs, asPositionMs, asServerMs, type ItemId, type ServerMs, type Standing } from '../protocol/index.ts'
import { advance, heldAt, type SpaceState } from '../space/index.ts'
import { chance } from '../testing/chance.ts'
import { FakePlayer, type FakePlayerOptions } from '../testing/fake-player.ts'
import { accept, playing, T0 } from '../testing/generators.ts'
import { type FollowMemory, follow, noMemory, targetAt } from './index.ts'

// F1  After any command a player that can be scheduled sounds where the room is, from the command's very instant on.
// F2  An error is trimmed away to the readings' own noise, however small it is: no echo lasts.
// F3  No trim exceeds the player's limit, and a drifting sound card is followed without a jump.
// F4  What follows is scheduled ahead: a listener who is not asked again plays on into the next song without a gap, and
//     hearing it a moment early is no error.
// F5  Plans that change take back what was scheduled.
// F6  While the page may not sound nothing is started, and the first order after that is at the right place.
// F7  A player that cannot get there by jumping is asked a few times and then only trimmed, and says `lagging`.
// F8  A device told how much later than its browser knows it is heard, is heard where the room is.
// F9  A player that ignores rates near 1 is trimmed by rates it obeys, for as long as it takes: no echo lasts there either.
// F10 A song that overlaps the one before it begins over it at its own instant, and is taken back without a hole; no small
//     correction cuts the one that fades.

const TICK_MS = 250

/** A listener whose clock knows the room's exactly, and its player. */
const listener = (options: FakePlayerOptions = {}) => {
  const player = new FakePlayer(options)
  let memory: FollowMemory = noMemory
  let standing: Standing = 'idle'
  const look = (space: SpaceState, now: number) => {
    const target = targetAt(space, now as ServerMs, (at) => asLocalMs(at))
    const local = asLocalMs(now)
    const followed = follow(target, player.see(local), player.capabilities, memory, local)
    memory = followed.memory
    standing = followed.standing
    for (const order of followed.orders) player.carryOut(order, local)
  }
  const run = (space: SpaceState, from: number, until: number) => {
    for (let now = from; now < until; now += TICK_MS) look(space, now)
  }
  /** Heard position minus the room's; null when one of them is silent and the other is not. */
  const errorAt = (space: SpaceState, now: number): number | null => {
    const held = heldAt(advance(space, now as ServerMs), now as ServerMs)
    const heard = player.heard(now)
    if (!held.playback.isPlaying) return heard === null ? 0 : null
    if (heard === null || heard.item.itemId !== held.item?.itemId) return null
    return heard.positionMs - positionAt(held.playback, now as ServerMs)
  }
  return { player, look, run, errorAt, standing: () => standing }
}

const after = (ms: number) => asServerMs(T0 + ms)

describe('follow', () => {
  it('F1: after a pause, a resume or a seek everyone is right from its very instant on', () => {
    const press = fc.constantFrom('pause-playback', 'resume-playback', 'seek-playback')
    const presses = fc.array(fc.tuple(press, fc.integer({ min: 500, max: 5000 }), fc.integer({ min: 80, max: 300 })))
    fc.assert(
      fc.property(presses, fc.nat(100_000), (story, position) => {
        const one = listener()
        let space = playing(2)
        let now: number = T0
        const pass = (span: number) => {
          one.run(space, now, now + span)
          now += span
        }
        pass(1000)
        for (const [type, span, lead] of story) {
          if (type === (space.playback.isPlaying ? 'resume-playback' : 'pause-playback')) continue
          const intent = type === 'seek-playback' ? { type, positionMs: asPositionMs(position) } : { type }
          space = accept(space, intent, asServerMs(now), lead)
          one.look(space, now)
          for (const ahead of [0, lead - 1, lead, lead + 10, lead + 200]) {
            const error = one.errorAt(space, now + ahead)
            expect(Math.abs(error ?? Number.POSITIVE_INFINITY)).toBeLessThan(1e-6)
          }
          pass(span)
        }
      }),
    )
  })

  it('F1: a listener who joins at 2:00 hears 2:00', () => {
    const late = listener({ loadMs: 300 })
    const space = playing()
    late.run(space, after(120_000), after(121_000))
    expect(Math.abs(late.errorAt(space, after(121_000)) ?? Number.POSITIVE_INFINITY)).toBeLessThan(1e-6)
  })

  it('F1, R3: a listener who joins a paused room is silent, and right when it resumes', () => {
    const late = listener({ loadMs: 300 })
    const paused = accept(playing(), { type: 'pause-playback' }, after(60_000))
    late.run(paused, after(100_000), after(102_000))
    expect(late.player.heard(after(102_000))).toBeNull()
    expect(late.standing()).toBe('paused')
    const resumed = accept(paused, { type: 'resume-playback' }, after(102_000), 100)
    late.look(resumed, after(102_000))
    expect(late.player.heard(after(102_100))?.positionMs).toBeCloseTo(60_000, 6)
  })

  it('F2, F3, R26: a sound card up to 100 ppm off is held in step for half an hour without a jump', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 100 }), fc.integer(), (skewPpm, seed) => {
        const draw = chance(seed)
        const one = listener({ skewPpm, noise: () => (draw() - 0.5) * 0.2 })
        const space = playing(0, 1_900_000)
        one.run(space, T0, after(5000))
        let worst = 0
        for (let now: number = after(5000); now < after(1_800_000); now += TICK_MS) {
          one.look(space, now)
          worst = Math.max(worst, Math.abs(one.errorAt(space, now) ?? Number.POSITIVE_INFINITY))
        }
        expect(worst).toBeLessThan(0.8)
        expect(one.player.starts).toBe(1)
        for (const rate of one.player.rates) expect(Math.abs(rate - 1)).toBeLessThanOrEqual(0.003)
      }),
      { numRuns: 8 },
    )
  })

  it('F4: without being asked again it plays on into the next song, to the sample', () => {
    const one = listener()
    const space = playing(1, 60_000)
    one.run(space, T0, after(2000))
    for (const at of [59_999, 60_000, 60_001, 100_000]) {
      expect(Math.abs(one.errorAt(space, after(at)) ?? Number.POSITIVE_INFINITY)).toBeLessThan(1e-6)
    }
  })

  it('F4: what it scheduled is what the server then announces: nothing is started twice', () => {
    const one = listener()
    const space = playing(1, 60_000)
    one.run(space, T0, after(70_000))
    expect(one.player.starts).toBe(2)
  })

  it('F4: a next song that is heard a moment before its time is let be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.constantFrom(0, 6000), (aheadMs, ms) => {
        const one = listener({ aheadMs })
        const space = accept(playing(1, 60_000), { type: 'set-crossfade', ms }, T0)
        for (let now: number = T0; now < after(70_000); now += TICK_MS) {
          one.look(space, now)
          if (now > T0) expect(one.standing()).toBe('in-step')
        }
        expect(one.player.starts).toBe(2)
      }),
    )
  })

  it('F5: a song removed from the queue is not heard when the one before it ends', () => {
    const one = listener()
    const space = playing(2, 60_000)
    one.run(space, T0, after(2000))
    const without = accept(space, { type: 'remove-item', itemId: 'item-2' as ItemId }, after(2000))
    one.run(without, after(2000), after(3000))
    expect(one.player.heard(after(60_500))?.item.itemId).toBe('item-3')
    const alone = accept(without, { type: 'remove-item', itemId: 'item-3' as ItemId }, after(3000))
    one.run(alone, after(3000), after(4000))
    expect(one.player.heard(after(60_500))).toBeNull()
  })

  describe('F10: where songs overlap', () => {
    const fading = accept(playing(2, 60_000), { type: 'set-crossfade', ms: 6000 }, T0)
    const heard = (one: ReturnType<typeof listener>, at: number) =>
      one.player.soundingAt(after(at)).map(({ itemId }) => itemId)

    it('the next begins in its place while the one before it sounds to its end', () => {
      const one = listener()
      one.run(fading, T0, after(2000))
      for (const at of [53_999, 54_000, 57_000, 59_999, 60_001]) {
        expect(Math.abs(one.errorAt(fading, after(at)) ?? Number.POSITIVE_INFINITY)).toBeLessThan(1e-6)
      }
      expect(heard(one, 53_999)).toEqual(['item-1'])
      expect(heard(one, 54_001)).toEqual(['item-1', 'item-2'])
      expect(heard(one, 60_001)).toEqual(['item-2'])
    })

    it('nothing is started twice, and each of them fades once', () => {
      const one = listener()
      one.run(fading, T0, after(150_000))
      expect(one.player.starts).toBe(3)
    })

    it('what is removed is not heard, and the song that plays is heard to its end', () => {
      const one = listener()
      const short = accept(playing(1, 60_000), { type: 'set-crossfade', ms: 6000 }, T0)
      one.run(short, T0, after(2000))
      const without = accept(short, { type: 'remove-item', itemId: 'item-2' as ItemId }, after(2000))
      one.run(without, after(2000), after(3000))
      for (const at of [53_000, 54_001, 59_999]) {
        expect(heard(one, at)).toEqual(['item-1'])
        expect(Math.abs(one.errorAt(without, after(at)) ?? Number.POSITIVE_INFINITY)).toBeLessThan(1e-6)
      }
      expect(heard(one, 60_001)).toEqual([])
    })

    it('another song put before it, or another overlap, leaves no hole', () => {
      for (const ms of [0, 3000, 9000]) {
        const one = listener()
        one.run(fading, T0, after(2000))
        const moved = accept(fading, { type: 'play-next', itemId: 'item-3' as ItemId }, after(2000))
        const other = accept(moved, { type: 'set-crossfade', ms }, after(2000))
        one.run(other, after(2000), after(4000))
        for (let at = 50_000; at < 62_000; at += 250) {
          expect(Math.abs(one.errorAt(other, after(at)) ?? Number.POSITIVE_INFINITY)).toBeLessThan(1e-6)
        }
        expect(heard(one, 61_000)).toEqual(['item-3'])
      }
    })

    it('an error is trimmed and not jumped away while one of them fades, unless it is a great one', () => {
      fc.assert(
        fc.property(fc.integer({ min: -190, max: 190 }), (delayMs) => {
          const one = listener()
          one.run(fading, T0, after(55_000))
          one.player.setOutputDelay(delayMs)
          one.run(fading, after(55_000), after(59_500))
          expect(one.player.soundingAt(after(59_000)).map(({ itemId }) => itemId)).toEqual(['item-1', 'item-2'])
          expect(one.player.starts).toBe(3)
          one.run(fading, after(59_500), after(70_000))
          // One jump at most; what follows is scheduled anew with it.
          expect(one.player.starts).toBeLessThanOrEqual(5)
        }),
      )
      const one = listener()
      one.run(fading, T0, after(55_000))
      one.player.setOutputDelay(500)
      one.run(fading, after(55_000), after(57_000))
      expect(heard(one, 57_000)).toEqual(['item-2'])
    })

    it('a pause in the middle of it silences both, and the next goes on alone', () => {
      const one = listener()
      one.run(fading, T0, after(56_000))
      const held = advance(fading, after(56_000))
      const paused = accept({ ...fading, ...held }, { type: 'pause-playback' }, after(56_000), 100)
      one.look(paused, after(56_000))
      expect(heard(one, 56_099)).toEqual(['item-1', 'item-2'])
      expect(heard(one, 56_101)).toEqual([])
      const resumed = accept(paused, { type: 'resume-playback' }, after(58_000), 100)
      one.look(resumed, after(58_000))
      expect(heard(one, 58_101)).toEqual(['item-2'])
      expect(one.player.heard(after(58_100))?.positionMs).toBeCloseTo(2100, 6)
    })
  })

  it('F6: it waits for leave to sound, and then begins where the room is', () => {
    const one = listener()
    one.player.canSound = false
    const space = playing()
    one.run(space, T0, after(10_000))
    expect(one.standing()).toBe('locked')
    expect(one.player.starts).toBe(0)
    one.player.canSound = true
    one.run(space, after(10_000), after(11_000))
    expect(Math.abs(one.errorAt(space, after(11_000)) ?? Number.POSITIVE_INFINITY)).toBeLessThan(1e-6)
  })

  it('F6: a page that was put to sleep begins anew at the right place', () => {
    const one = listener()
    const space = playing()
    one.run(space, T0, after(10_000))
    one.player.silence()
    one.run(space, after(10_000), after(12_000))
    expect(Math.abs(one.errorAt(space, after(12_000)) ?? Number.POSITIVE_INFINITY)).toBeLessThan(1e-6)
  })

  it('F7: a player that starts late each time is trimmed to where the room is, and not left behind', () => {
    const one = listener({ startsLateMs: 40 })
    const space = playing()
    one.run(space, T0, after(60_000))
    expect(Math.abs(one.errorAt(space, after(60_000)) ?? Number.POSITIVE_INFINITY)).toBeLessThan(1)
    expect(one.player.starts).toBeLessThan(6)
  })

  it('F7: a player whose readings make no sense is left in peace after a few jumps', () => {
    const draw = chance(7)
    const one = listener({ noise: () => draw() * 5000 })
    const space = playing()
    one.run(space, T0, after(60_000))
    expect(one.player.starts).toBeLessThan(25)
    expect(one.standing()).toBe('lagging')
  })

  it('F8: a loudspeaker that nobody knew to be late is right once its delay is told, after one jump at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 1000 }), (lateMs) => {
        const one = listener({ lateMs })
        const space = playing()
        one.run(space, T0, after(10_000))
        expect(one.errorAt(space, after(10_000))).toBeCloseTo(-lateMs, 6)
        one.player.setOutputDelay(lateMs)
        one.run(space, after(10_000), after(18_000))
        expect(Math.abs(one.errorAt(space, after(18_000)) ?? Number.POSITIVE_INFINITY)).toBeLessThan(0.21)
        expect(one.player.starts).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('F9: where rates near 1 have no effect an error is trimmed away all the same, to the dead band', () => {
    const can = { accuracy: 'frame', jumpAboveMs: 15, deadbandMs: 1, trimLeast: 0.002 } as const
    fc.assert(
      fc.property(
        fc.double({ min: -14, max: 14, noNaN: true }),
        fc.integer({ min: -100, max: 100 }),
        (off, skewPpm) => {
          const one = listener({ capabilities: can, startsLateMs: off, skewPpm })
          const space = playing(0, 1_900_000)
          one.run(space, T0, after(10_000))
          let worst = 0
          for (let now: number = after(10_000); now < after(120_000); now += TICK_MS) {
            one.look(space, now)
            worst = Math.max(worst, Math.abs(one.errorAt(space, now) ?? Number.POSITIVE_INFINITY))
          }
          // Between two looks a card that is 100 ppm off gains a fortieth of a millisecond.
          expect(worst).toBeLessThan(can.deadbandMs + 0.05)
          expect(one.player.starts).toBe(1)
          for (const rate of one.player.rates) {
            expect(Math.abs(rate - 1)).toBeLessThanOrEqual(0.003 + 1e-9)
            expect(Math.abs(rate - 1)).toBeGreaterThanOrEqual(can.trimLeast - 1e-9)
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
