import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asPositionMs, asServerMs, type PlaybackState } from '../protocol/index.ts'
import { aPosition, aSong, aSpan, T0 } from '../testing/generators.ts'
import { endsAt, pause, positionAt, resume, seek, silence, start } from './index.ts'

// P1  Pausing and resuming move nothing.
// P2  A seek lands where it was sent, playing or paused, and leaves a paused song paused.
// P3  A paused song stands still.
// P4  A playing song gains exactly what the clock gains, until its end.
// P5  0 <= position <= duration, at every instant.

const DURATION = 180_000
const after = (ms: number) => asServerMs(T0 + ms)

/** A song somewhere, playing or paused, since `at`. */
const aState = fc.record({ position: aPosition(DURATION), held: fc.boolean(), at: aSpan(1e9) }).map((of) => {
  const at = after(of.at)
  const moved = seek(start(aSong(1, DURATION), at), of.position, at)
  return { state: of.held ? pause(moved, at) : moved, at }
})

const holds = (property: (state: PlaybackState, at: number, span: number, position: number) => void) =>
  fc.assert(
    fc.property(aState, aSpan(DURATION * 2), aPosition(DURATION), ({ state, at }, span, position) =>
      property(state, at, span, position),
    ),
  )

describe('the timeline', () => {
  it('P1: pausing and resuming move nothing, to the last bit, however often', () => {
    fc.assert(
      fc.property(fc.array(aSpan(1000), { maxLength: 200 }), (spans) => {
        let now = T0
        let state = start(aSong(1), now)
        let played = 0
        for (const span of spans) {
          now = asServerMs(now + span)
          played += span
          state = pause(state, now)
          expect(positionAt(state, now)).toBe(Math.min(played, 180_000))
          now = asServerMs(now + span)
          state = resume(state, now)
          expect(positionAt(state, now)).toBe(Math.min(played, 180_000))
        }
      }),
    )
  })

  it('R1: pausing twice leaves the song where the first pause held it', () => {
    holds((state, at, span) => {
      const once = pause(state, asServerMs(at))
      const twice = pause(once, asServerMs(at + span))
      expect(positionAt(twice, asServerMs(at + 2 * span))).toBe(positionAt(state, asServerMs(at)))
    })
  })

  it('P2, R14: a seek lands where it was sent, fractions of a millisecond included', () => {
    holds((state, at, span, position) => {
      const sought = seek(state, asPositionMs(position), asServerMs(at + span))
      expect(positionAt(sought, asServerMs(at + span))).toBe(position)
    })
  })

  it('R2: seeking while paused neither starts the song nor resumes it at another place', () => {
    holds((state, at, span, position) => {
      const sought = seek(pause(state, asServerMs(at)), asPositionMs(position), asServerMs(at + 1))
      expect(sought.isPlaying).toBe(false)
      expect(positionAt(sought, asServerMs(at + span + 1))).toBe(position)
      const resumed = resume(sought, asServerMs(at + span + 1))
      expect(positionAt(resumed, asServerMs(at + span + 1))).toBe(position)
    })
  })

  it('P3: a paused song stands still', () => {
    holds((state, at, span) => {
      const paused = pause(state, asServerMs(at))
      expect(positionAt(paused, asServerMs(at + span))).toBe(positionAt(paused, asServerMs(at)))
      expect(endsAt(paused)).toBeNull()
    })
  })

  it('P4: a playing song gains exactly what the clock gains until its end, and then stands', () => {
    holds((state, at, span) => {
      const running = state.isPlaying ? state : resume(state, asServerMs(at))
      const gained = positionAt(running, asServerMs(at + span)) - positionAt(running, asServerMs(at))
      const left = DURATION - positionAt(running, asServerMs(at))
      expect(gained).toBe(Math.min(span, left))
      expect(endsAt(running)).toBe(at + left)
    })
  })

  it('P5: the position is never below 0 nor beyond the duration, whatever the instant', () => {
    holds((state, at, span, position) => {
      for (const it of [
        state,
        pause(state, asServerMs(at + span)),
        seek(state, asPositionMs(position * 3), asServerMs(at)),
      ]) {
        for (const instant of [at - 1e6, at, at + span, at + 1e9]) {
          const found = positionAt(it, asServerMs(instant))
          expect(found).toBeGreaterThanOrEqual(0)
          expect(found).toBeLessThanOrEqual(DURATION)
        }
      }
    })
  })

  it('R4: a song left playing hours ago stands at its end and not beyond', () => {
    expect(positionAt(start(aSong(1, DURATION), T0), after(5 * 3_600_000))).toBe(DURATION)
  })

  it('nothing stands at 0 when nothing plays', () => {
    expect(positionAt(silence(T0), after(1e6))).toBe(0)
    expect(endsAt(silence(T0))).toBeNull()
  })
})
