import { emptyQueue, type Refusal } from '@earshot/sync'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useToasts } from '../../components/toast.ts'
import type { Told } from '../../session/room-session.ts'
import { demoItem, demoSong, demoUser } from '../../session/testing/demo-room.ts'
import { FakeSession } from '../../session/testing/fake-session.ts'
import { hopedQueue, useHopes } from '../../store/queue/hopes.ts'
import { queueHandsOn } from './queue-hands.ts'

const item = demoItem(demoSong({ id: 'moon', title: 'Moon', seconds: 9 }), demoUser('You'), 1)
const queue = { ...emptyQueue, upcoming: [item] }

/** A room that answers by hand. */
class SlowSession extends FakeSession {
  answer: (refusal: Refusal | null) => void = () => undefined

  override tell(command: Told): Promise<null> {
    this.told.push(command)
    return new Promise((resolve) => {
      this.answer = resolve as typeof this.answer
    })
  }
}

const seen = () => hopedQueue(queue, useHopes.getState().hopes).upcoming.length
const toasts = () => useToasts.getState().shown.map(({ text, action }) => [text, action?.label])
const settle = () => new Promise((resolve) => setImmediate(resolve))

let session: SlowSession
beforeEach(() => {
  session = new SlowSession(() => 0, { queue })
})
afterEach(() => useToasts.setState({ shown: [] }))

describe('a song that is removed', () => {
  it('is gone at once, and can be had back', async () => {
    queueHandsOn(session).remove(item)
    expect(seen()).toBe(0)
    session.answer(null)
    await settle()
    // From now on the room's own queue says so.
    expect(seen()).toBe(1)
    expect(toasts()).toEqual([['Moon removed', 'Undo']])
    useToasts.getState().shown[0]?.action?.onClick()
    expect(session.told.map(({ type }) => type)).toEqual(['remove-item', 'undo-queue'])
  })

  it('is back when it may not be, and why is told', async () => {
    queueHandsOn(session).remove(item)
    session.answer('not-allowed')
    await settle()
    expect(seen()).toBe(1)
    expect(toasts()).toEqual([['You may not do this in this room.', undefined]])
  })
})

it('a vote is seen at once and says nothing more', async () => {
  queueHandsOn(session).vote(item, 1)
  expect(hopedQueue(queue, useHopes.getState().hopes).upcoming[0]?.votes).toEqual({ you: 1 })
  session.answer(null)
  await settle()
  expect(toasts()).toEqual([])
})

it('another order is taken back with all that it moved', async () => {
  queueHandsOn(session).order('votes')
  session.answer(null)
  await settle()
  useToasts.getState().shown[0]?.action?.onClick()
  expect(session.told.at(-1)).toEqual({ type: 'undo-queue' })
})
