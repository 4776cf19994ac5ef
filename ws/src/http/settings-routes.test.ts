import { expect, test } from 'vitest'
import { httpBench } from './testing.ts'

const CLIENT_ID = '0123456789abcdef0123456789abcdef'

test('without a client id nothing of Spotify is offered', async () => {
  const { app } = await httpBench()
  expect((await app.inject('/api/settings')).json()).toEqual({
    spotifyClientId: null,
    hasMusicFolder: false,
    hasAccounts: true,
    signInBy: [],
  })
})

test('a page is told the client id that the operator has set, before it has a session', async () => {
  const { app } = await httpBench({
    settings: { spotifyClientId: CLIENT_ID, hasMusicFolder: false, hasAccounts: true, signInBy: ['google'] },
  })
  expect((await app.inject('/api/settings')).json()).toMatchObject({ spotifyClientId: CLIENT_ID, signInBy: ['google'] })
})
