import type { Item } from '@earshot/sync'
import { expect, test, vi } from 'vitest'
import type { Failure } from '../failure.ts'
import type { Player } from '../player.ts'
import { Routes } from './routes.ts'

const playerThat = (failure: () => Failure | null) => ({ failureOf: failure, carryOut: vi.fn() }) as unknown as Player
const item = { song: { songId: 's' } } as Item

test('a song that only one player takes stays with it when it fails, and so does the reason', () => {
  let failure: Failure | null = 'needs-account'
  const vendor = playerThat(() => failure)
  const other = playerThat(() => null)
  const routes = new Routes(
    [
      { player: other, takes: () => false },
      { player: vendor, takes: () => true },
    ],
    other,
  )
  expect(routes.of(item)).toBe(vendor)
  expect(routes.of(item)).toBe(vendor)
  failure = null
  expect(routes.of(item)).toBe(vendor)
  expect(other.carryOut).not.toHaveBeenCalled()
})

test('a song that the first player cannot play goes to the next that takes it', () => {
  const first = playerThat(() => 'format')
  const second = playerThat(() => null)
  const routes = new Routes(
    [first, second].map((player) => ({ player, takes: () => true })),
    second,
  )
  expect(routes.of(item)).toBe(second)
  expect(second.carryOut).toHaveBeenCalledWith({ do: 'load', item })
})
