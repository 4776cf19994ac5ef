import { describe, expect, it } from 'vitest'
import { demoInfo, demoUser } from '../../session/testing/demo-room.ts'
import { FakeSession } from '../../session/testing/fake-session.ts'
import { skipCount } from './skip-count.ts'

const ada = demoUser('Ada')
const room = (skipShare: number | null, many: number, skipNeeded: number | null = null) => {
  const info = demoInfo(ada)
  const users = Array.from({ length: many }, (_, n) => demoUser(`Person ${n}`))
  return new FakeSession(() => 0, {
    room: { ...info, settings: { ...info.settings, skipShare } },
    users,
    skipNeeded,
  }).getSnapshot()
}

describe('the votes that skip a song', () => {
  it('are the share of those present, and one at least', () => {
    expect(skipCount(room(0.5, 5))).toBe(3)
    expect(skipCount(room(0.5, 4))).toBe(2)
    expect(skipCount(room(0.1, 2))).toBe(1)
  })
  it('are as many as the server says where it has said so', () => expect(skipCount(room(0.5, 5, 2))).toBe(2))
  it('are none where there is no such vote', () => expect(skipCount(room(null, 5))).toBeNull())
})
