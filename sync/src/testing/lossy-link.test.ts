import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chance } from './chance.ts'
import { fakeClock } from './fake-clock.ts'
import { type Direction, lossyLink } from './lossy-link.ts'

type Arrival = { message: number; at: number }

/** Sends 0, 1, 2 ... one each ms upwards, and tells what came out at the far side. */
const sendMany = (seed: number, up: Partial<Direction>, count = 300): Arrival[] => {
  const clock = fakeClock()
  const link = lossyLink<number, number>(clock, chance(seed), { up })
  const arrivals: Arrival[] = []
  link.far.receive((message) => arrivals.push({ message, at: clock.now() }))
  for (let message = 0; message < count; message += 1) clock.at(message, () => link.near.send(message))
  clock.runUntil(10_000)
  return arrivals
}

const badLink: Partial<Direction> = { delayMs: 40, jitterMs: 20, lossRate: 0.2, duplicateRate: 0.1, reordering: true }

it('the same seed treats the same messages the same way', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      expect(sendMany(seed, badLink)).toEqual(sendMany(seed, badLink))
    }),
    {
      numRuns: 20,
    },
  )
})

it('each direction has a delay of its own', () => {
  const clock = fakeClock()
  const link = lossyLink<string, string>(clock, chance(1), { up: { delayMs: 20 }, down: { delayMs: 60 } })
  let answeredAt = 0
  link.far.receive((message) => link.far.send(`${message}!`))
  link.near.receive((message) => {
    expect(message).toBe('hello!')
    answeredAt = clock.now()
  })
  link.near.send('hello')
  clock.runUntil(1000)
  expect(answeredAt).toBe(80)
})

it('jitter delays each message by its own chance, within its bound', () => {
  const arrivals = sendMany(7, { delayMs: 40, jitterMs: 20, reordering: true })
  const delays = arrivals.map(({ message, at }) => at - message)
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(40)
  expect(Math.max(...delays)).toBeLessThanOrEqual(60)
  expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(18)
})

it('nothing overtakes unless overtaking is asked for', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const messages = sendMany(seed, { jitterMs: 50 }).map(({ message }) => message)
      expect(messages).toEqual([...messages].sort((a, b) => a - b))
    }),
    { numRuns: 20 },
  )
  const overtaking = sendMany(7, { jitterMs: 50, reordering: true }).map(({ message }) => message)
  expect(overtaking).not.toEqual([...overtaking].sort((a, b) => a - b))
})

it('about as many messages are lost and doubled as was asked for', () => {
  expect(sendMany(7, { lossRate: 0.1 }, 2000).length).toBeGreaterThan(1700)
  expect(sendMany(7, { lossRate: 0.1 }, 2000).length).toBeLessThan(1900)
  expect(sendMany(7, { duplicateRate: 0.1 }, 2000).length).toBeGreaterThan(2100)
  expect(sendMany(7, { duplicateRate: 0.1 }, 2000).length).toBeLessThan(2300)
})

it('with retransmission a lost message comes late and holds up those behind it, as over TCP', () => {
  const arrivals = sendMany(7, { delayMs: 40, lossRate: 0.02, retransmitMs: 200 })
  expect(arrivals.map(({ message }) => message)).toEqual(Array.from({ length: 300 }, (_, message) => message))
  const held = arrivals.filter(({ message, at }) => at - message > 40)
  expect(held.length).toBeGreaterThan(100)
  expect(Math.max(...held.map(({ message, at }) => at - message))).toBe(240)
})

it('a delay may follow the time, as a queue does that grows', () => {
  const arrivals = sendMany(7, { delayMs: (now) => 10 + now / 10 }, 100)
  for (const { message, at } of arrivals) expect(at).toBeCloseTo(message * 1.1 + 10, 9)
})

it('a cut link swallows what is on its way and what is sent, and a restored one carries again', () => {
  const clock = fakeClock()
  const link = lossyLink<string, string>(clock, chance(1), { up: { delayMs: 10 } })
  const heard: string[] = []
  link.far.receive((message) => heard.push(message))
  link.near.send('on its way')
  clock.runFor(5)
  link.cut()
  link.near.send('into the void')
  clock.runFor(100)
  link.restore()
  link.near.send('again')
  clock.runFor(100)
  expect(heard).toEqual(['again'])
})

it('a link that changes treats only later messages differently', () => {
  const clock = fakeClock()
  const link = lossyLink<string, string>(clock, chance(1), { up: { delayMs: 10 }, down: { delayMs: 10 } })
  const heard: [string, number][] = []
  link.far.receive((message) => heard.push([message, clock.now()]))
  link.near.receive((message) => heard.push([message, clock.now()]))
  link.near.send('before')
  link.change({ up: { delayMs: 70 }, down: { delayMs: 30 } })
  link.near.send('after')
  link.far.send('down')
  clock.runUntil(100)
  expect(heard).toEqual([
    ['before', 10],
    ['down', 30],
    ['after', 70],
  ])
})
