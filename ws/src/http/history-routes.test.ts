import type { PublicUser } from '@earshot/sync'
import { aSong } from '@earshot/sync/testing'
import { expect, test, vi } from 'vitest'
import { httpBench } from './testing.ts'

const addedBy = { userId: 'u1', name: 'Ada' } as PublicUser
const plays = [{ playId: 'p1', song: aSong(1), startedAt: 1_700_000_000_000.5, addedBy }]

const setUp = async (mayEnter = true) => {
  const playsOf = vi.fn(async () => plays)
  const bench = await httpBench({ history: { playsOf }, mayEnter: () => mayEnter })
  const headers = { cookie: await bench.guestCookie() }
  const ask = (url: string) => bench.app.inject({ url, headers })
  return { ...bench, ask, playsOf }
}

test('a room tells who may be in it what it has played, page by page', async () => {
  const { ask, playsOf } = await setUp()
  expect((await ask('/api/spaces/abcdef/history?before=p2&limit=7')).json()).toEqual({ plays })
  expect(playsOf).toHaveBeenLastCalledWith('abcdef', { before: 'p2', limit: 7 })
  await ask('/api/spaces/abcdef/history')
  expect(playsOf).toHaveBeenLastCalledWith('abcdef', { limit: 50 })
})

test('nobody else is told anything', async () => {
  const { app, ask, playsOf } = await setUp(false)
  const refused = await ask('/api/spaces/abcdef/history')
  expect([refused.statusCode, refused.json().error.code]).toEqual([404, 'space-not-found'])
  expect((await app.inject('/api/spaces/abcdef/history')).statusCode).toBe(401)
  expect(playsOf).not.toHaveBeenCalled()
})

test.each(['limit=0', 'limit=101', 'limit=x', 'before=%00', `before=${'x'.repeat(61)}`])(
  '%s is refused',
  async (query) => {
    const { ask } = await setUp()
    expect((await ask(`/api/spaces/abcdef/history?${query}`)).json().error.code).toBe('invalid-input')
  },
)
