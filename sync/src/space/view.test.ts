import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asServerMs, type DownMessage, PROTOCOL_VERSION, type ServerMs } from '../protocol/index.ts'
import { aBeat, aSpace, aUser, T0 } from '../testing/generators.ts'
import { fold, momentAt, type RoomView, reduce, type SpaceState } from './index.ts'

// V1  Whoever hears everything, in order, sees what the server sees.
// V2  Lost, late and doubled announcements do no harm: a listener either agrees or knows that it missed something.
// V3  Joining anew, at any time, ends in agreement, and what holds goes on holding.

const join = (space: SpaceState, now: ServerMs): DownMessage => ({
  type: 'room-joined',
  spaceId: space.spaceId,
  epoch: space.epoch,
  revision: space.revision,
  serverTime: now,
  protocolVersion: PROTOCOL_VERSION,
  name: space.name,
  you: aUser(1),
  creatorId: space.creatorId,
  users: [aUser(1)],
  itemId: space.queue.current?.itemId ?? null,
  playback: space.playback,
  queue: space.queue,
})

const agrees = (view: RoomView | null, space: SpaceState) => {
  expect(view?.playback).toEqual(space.playback)
  expect(view?.queue).toEqual(space.queue)
  expect(view?.revision).toBe(space.revision)
}

const aRoad = fc.array(fc.record({ beat: aBeat, fate: fc.constantFrom('heard', 'lost', 'doubled', 'late') }), {
  maxLength: 40,
})

describe('a listener’s view', () => {
  it('V1, V2: agrees with the server, or knows that something is missing', () => {
    fc.assert(
      fc.property(aRoad, (road) => {
        let space = aSpace()
        let now = T0
        let view = fold(null, join(space, now), now).view
        let missed = false
        let lost = 0
        const held: DownMessage[] = []
        for (const { beat, fate } of road) {
          now = asServerMs(now + beat.afterMs)
          const step = reduce(space, beat.command, now)
          if (!step.ok) continue
          space = step.space
          for (const message of step.say) {
            if (fate === 'late') held.push(message)
            if (fate === 'lost' || fate === 'late') lost++
            const times = fate === 'heard' ? 1 : fate === 'doubled' ? 2 : 0
            for (let n = 0; n < times; n++) {
              const folded = fold(view, message, now)
              view = folded.view
              missed ||= folded.missed
            }
          }
        }
        const current = view?.revision === space.revision
        for (const message of held) view = fold(view, message, now).view
        if (lost === 0) agrees(view, space)
        else if (current) expect(missed).toBe(true)
        const probe: DownMessage = {
          type: 'clock-answered',
          sentAt: 0 as never,
          receivedAt: now,
          answeredAt: now,
          epoch: space.epoch,
          revision: space.revision,
        }
        if (view !== null && view.revision < space.revision) expect(fold(view, probe, now).missed).toBe(true)
        agrees(fold(view, join(space, now), now).view, space)
      }),
    )
  })

  it('V3: joining anew while a command is in the air is not heard', () => {
    fc.assert(
      fc.property(fc.array(aBeat, { minLength: 1, maxLength: 20 }), (beats) => {
        let space = aSpace()
        let now = T0
        let view = fold(null, join(space, now), now).view
        for (const beat of beats) {
          now = asServerMs(now + beat.afterMs)
          const step = reduce(space, beat.command, now)
          if (!step.ok) continue
          space = step.space
          for (const message of step.say) view = fold(view, message, now).view
          if (view === null) throw new Error('unreachable')
          const again = fold(view, join(space, now), now).view
          if (again === null) throw new Error('unreachable')
          for (const ahead of [0, 10, 100, 1000]) {
            const at = asServerMs(now + ahead)
            expect(momentAt(again, at)).toEqual(momentAt(view, at))
          }
        }
      }),
    )
  })

  it('another room’s messages and another epoch’s change nothing', () => {
    const space = aSpace()
    const view = fold(null, join(space, T0), T0).view
    const foreign = { type: 'users-changed' as const, spaceId: 'zzzzzz' as never, users: [] }
    expect(fold(view, foreign, T0)).toEqual({ view, missed: false })
    const reborn = { ...space, epoch: 'e2' as never, revision: 0 }
    expect(fold(view, join(reborn, T0), T0).view?.epoch).toBe('e2')
  })
})
