import { asLocalMs, type Followed, type FollowMemory, type LocalMs, noMemory } from '@earshot/sync'
import { expect, it } from 'vitest'
import { FollowLog, REMEMBERED_MS } from './follow-log.ts'

const looked = (part: Partial<Followed> = {}): Followed => ({
  orders: [],
  memory: noMemory,
  standing: 'in-step',
  errorMs: 0.2,
  ...part,
})
const jumped = (...jumps: LocalMs[]): FollowMemory => ({ ...noMemory, jumps })

it('counts each trim and each jump once, however long a jump is remembered', () => {
  const log = new FollowLog()
  const [first, second] = [asLocalMs(1000), asLocalMs(2000)]
  log.note(looked({ orders: [{ do: 'trim', rate: 1.001, forMs: 1000 }] }), noMemory, asLocalMs(0))
  log.note(looked({ memory: jumped(first) }), noMemory, first)
  log.note(looked({ memory: jumped(first) }), jumped(first), asLocalMs(1250))
  log.note(looked({ memory: jumped(first, second) }), jumped(first), second)
  log.note(looked(), jumped(first, second), asLocalMs(3000))
  expect(log.figures()).toMatchObject({ trims: 1, jumps: 2 })
})

it('keeps a minute of errors, two a second, whatever the clock does', () => {
  const log = new FollowLog()
  for (let at = 0; at < 200_000; at += 100) log.note(looked({ errorMs: at }), noMemory, asLocalMs(at))
  const { recent } = log.figures()
  expect(recent.length).toBe(120)
  expect(recent[0]?.at).toBeGreaterThanOrEqual(200_000 - REMEMBERED_MS - 500)
  log.note(looked({ errorMs: null }), noMemory, asLocalMs(5))
  expect(log.figures().recent).toEqual([{ at: 5, errorMs: null }])
})
