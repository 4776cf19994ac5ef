import { anItem } from '@earshot/sync/testing'
import { expect, test } from 'vitest'
import type { Failure } from '../failure.ts'
import type { Player } from '../player.ts'
import { Routes } from './routes.ts'

/** A player that has failed with every song, or with none. */
const aPlayer = (failure: Failure | null) => {
  const orders: string[] = []
  const player = { failureOf: () => failure, carryOut: ({ do: order }: { do: string }) => orders.push(order) }
  return { player: player as unknown as Player, orders }
}
const item = anItem(1)
const takes = () => true
const takesNot = () => false

test('a song is for the first player that takes it', () => {
  const [first, second] = [aPlayer(null), aPlayer(null)]
  const routes = new Routes(
    [
      { ...first, takes: takesNot },
      { ...second, takes },
    ],
    first.player,
  )
  expect(routes.of(item)).toBe(second.player)
})

test('a player that cannot play it gives way to the next, which is told to load it; what passes is waited for', () => {
  const [first, second] = [aPlayer('format'), aPlayer(null)]
  expect(
    new Routes(
      [
        { ...first, takes },
        { ...second, takes },
      ],
      second.player,
    ).of(item),
  ).toBe(second.player)
  expect(second.orders).toEqual(['load'])
  const slow = aPlayer('network')
  expect(
    new Routes(
      [
        { ...slow, takes },
        { ...second, takes },
      ],
      second.player,
    ).of(item),
  ).toBe(slow.player)
})

test('what nobody can play stays with who tried it last, and knows why; it never goes to one that does not take it', () => {
  const [first, second, other] = [aPlayer('not-embeddable'), aPlayer('not-here'), aPlayer('format')]
  const candidates = [
    { ...first, takes },
    { ...second, takes },
    { ...other, takes: takesNot },
  ]
  const routes = new Routes(candidates, other.player)
  expect(routes.of(item)).toBe(second.player)
  expect(other.orders).toEqual([])
})

test('what nobody takes is for the last, which says so', () => {
  const last = aPlayer(null)
  expect(new Routes([{ ...aPlayer(null), takes: takesNot }], last.player).of(item)).toBe(last.player)
})

test('what is gone is tried by nobody else', () => {
  const [first, second] = [aPlayer('removed'), aPlayer(null)]
  const candidates = [
    { ...first, takes },
    { ...second, takes },
  ] as const
  expect(new Routes(candidates, second.player).of(item)).toBe(first.player)
  expect(second.orders).toEqual([])
})
