import { asDurationMs, asLocalMs, type Item, type UpCommand } from '@earshot/sync'
import { anItem } from '@earshot/sync/testing'
import { expect, test } from 'vitest'
import { Lengths } from './lengths.ts'

const known = anItem(1)
const unknown: Item = { ...known, song: { ...known.song, durationMs: null } }
const live: Item = {
  ...unknown,
  song: { ...unknown.song, source: { kind: 'live', url: 'https://radio.example/x', format: 'icy' } },
}

const setUp = () => {
  const said: UpCommand[] = []
  let count = 0
  const lengths = new Lengths(
    () => `c${++count}`,
    (command) => said.push(command),
  )
  const look = (item: Item | null, length: number | null, at: number) =>
    lengths.look(item, { lengthMs: () => length }, asLocalMs(at))
  return { said, look, lengths }
}

test('a length that only the player knows is told, and again only when the room did not take it', () => {
  const { said, look } = setUp()
  look(unknown, null, 0)
  expect(said).toEqual([])
  look(unknown, 212_000, 250)
  look(unknown, 212_000, 500)
  expect(said).toEqual([{ type: 'measure-song', commandId: 'c1', itemId: 'item-1', durationMs: asDurationMs(212_000) }])
  look(unknown, 212_000, 6000)
  expect(said).toHaveLength(2)
})

test('nothing is told of a song whose length is known, of what is live, or of what is no length', () => {
  const { said, look } = setUp()
  look(known, 212_000, 0)
  look(live, 212_000, 0)
  look(null, 212_000, 0)
  look(unknown, 0, 0)
  look(unknown, Number.POSITIVE_INFINITY, 0)
  expect(said).toEqual([])
})

test('the refusal of what nobody pressed is known by its command', () => {
  const { said, look, lengths } = setUp()
  look(unknown, 212_000, 0)
  expect([lengths.isOwn(said[0]?.commandId as never), lengths.isOwn('other' as never)]).toEqual([true, false])
})
