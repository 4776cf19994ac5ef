import { asPositionMs, type SongId, type SpaceId } from '@earshot/sync'
import { expect, test, vi } from 'vitest'
import { httpBench } from './testing.ts'

test.each([
  [undefined, null],
  [{}, null],
  [{ name: '  ' }, null],
  [{ name: ' The Den ' }, 'The Den'],
])('a room is made with %j', async (payload, name) => {
  const { app, deps, guestCookie } = await httpBench()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/spaces',
    headers: { cookie: await guestCookie() },
    ...(payload && { payload }),
  })
  expect(answer.json()).toEqual({ spaceId: 'abcdef' })
  expect(deps.createSpace).toHaveBeenCalledExactlyOnceWith({ userId: expect.any(String), name: 'Ada' }, name)
})

test('a room needs a session and a name that can be shown', async () => {
  const { app, deps, guestCookie } = await httpBench()
  const stranger = await app.inject({ method: 'POST', url: '/api/spaces' })
  expect([stranger.statusCode, stranger.json().error.code]).toEqual([401, 'unauthenticated'])
  const headers = { cookie: await guestCookie() }
  for (const name of ['x'.repeat(41), '\u200B', 5]) {
    const answer = await app.inject({ method: 'POST', url: '/api/spaces', headers, payload: { name } })
    expect(answer.json().error.code).toBe('invalid-input')
  }
  expect(deps.createSpace).not.toHaveBeenCalled()
})

test('a room tells its name and how many listen; a code that leads nowhere says so', async () => {
  const { app } = await httpBench()
  expect((await app.inject('/api/spaces/abcdef')).json()).toEqual({
    spaceId: 'abcdef',
    name: 'Den',
    isLocked: false,
    listeners: 3,
  })
  for (const code of ['ghjkmn', 'ABCDEF', '../x', 'x'.repeat(500), '%00']) {
    const answer = await app.inject(`/api/spaces/${encodeURIComponent(code)}`)
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, expect.stringMatching('not-found')])
  }
})

test('R16: a room is described to who asks, by the cookie and by nothing else', async () => {
  const describeSpace = vi.fn(() => ({ spaceId: 'abcdef' as SpaceId, name: 'Den', isLocked: true as const }))
  const { app, guestCookie } = await httpBench({ describeSpace })
  const headers = { cookie: await guestCookie() }
  const answer = await app.inject({ url: '/api/spaces/abcdef?userId=host', headers })
  expect(answer.json()).toEqual({ spaceId: 'abcdef', name: 'Den', isLocked: true })
  await app.inject('/api/spaces/abcdef?userId=host')
  expect(describeSpace.mock.calls).toEqual([
    ['abcdef', expect.stringMatching(/^[\w-]{21}$/)],
    ['abcdef', null],
  ])
})

test('rooms that want to be found are listed, and only by who asks for these', async () => {
  const playing = { title: 'Lamplight', artist: 'Earshot', coverUrl: null }
  const spaces = [{ spaceId: 'abcdef' as SpaceId, name: 'Den', listeners: 3, playing }]
  const { app } = await httpBench({ listedRooms: () => spaces })
  expect((await app.inject('/api/spaces?listed')).json()).toEqual({ spaces })
  expect((await app.inject('/api/spaces?listed=1')).json()).toEqual({ spaces })
  expect((await app.inject('/api/spaces')).json().error.code).toBe('invalid-input')
})

test('the demo room tells what plays and where it stands, also to who was never here; nothing where there is none', async () => {
  const song = { songId: 'aa' as SongId, title: 'Lamplight', artist: 'Earshot', coverUrl: null, durationMs: null }
  const room = { spaceId: 'abcdef' as SpaceId, listeners: 3, song, positionMs: asPositionMs(1234.5) }
  const { app } = await httpBench({ demoRoom: async () => room })
  expect((await app.inject('/api/demo-room')).json()).toEqual({ room })
  const without = await httpBench()
  expect((await without.app.inject('/api/demo-room')).json()).toEqual({ room: null })
})

test('one’s own rooms are listed by the cookie, and a stranger has none', async () => {
  const mine = { spaceId: 'abcdef' as SpaceId, name: 'Den', isLocked: false as const, listeners: 0 }
  const spacesOf = vi.fn(async () => [mine])
  const { app, deps, guestCookie } = await httpBench({ spacesOf })
  const cookie = await guestCookie()
  const { userId } = (await deps.guests.readSession(cookie)) ?? {}
  const answer = await app.inject({ url: '/api/spaces/mine', headers: { cookie } })
  expect(answer.json()).toEqual({ spaces: [mine] })
  expect(spacesOf).toHaveBeenCalledExactlyOnceWith(userId)
  expect((await app.inject('/api/spaces/mine')).json()).toEqual({ spaces: [] })
})
