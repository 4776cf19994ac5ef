import { expect, test, vi } from 'vitest'
import type { Access } from './auth/account.ts'
import { Connection } from './connection.ts'
import type { SpotifySdk } from './sdk.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

const bench = (access: (refused: string | null) => Access = () => ({ ok: true, accessToken: 't1' })) => {
  const listeners = new Map<string, (told: unknown) => void>()
  const player = {
    addListener: (event: string, listener: (told: unknown) => void) => Boolean(listeners.set(event, listener)),
    connect: vi.fn(async () => true),
    disconnect: vi.fn(),
  }
  const made: { getOAuthToken: (give: (token: string) => void) => void }[] = []
  class Player {
    constructor(options: { getOAuthToken: (give: (token: string) => void) => void }) {
      made.push(options)
      Object.assign(this, player)
    }
  }
  const loadSdk = vi.fn(async () => ({ Player }) as unknown as SpotifySdk)
  const events = { stirred: vi.fn(), lost: vi.fn(), failed: vi.fn(), unplayable: vi.fn(), refused: vi.fn() }
  const time = { late: () => {} }
  const connection = new Connection(
    {
      account: { access: async (refused = null) => access(refused) },
      loadSdk,
      after: (_, act) => {
        time.late = act
        return () => {}
      },
    },
    events,
  )
  const say = (event: string, told?: unknown) => listeners.get(event)?.(told)
  const token = () => new Promise<string>((resolve) => made[0]?.getOAuthToken(resolve))
  return { connection, loadSdk, events, player, say, token, time }
}

test('without an account nothing of Spotify’s is loaded', async () => {
  const { connection, loadSdk } = bench(() => ({ ok: false, failure: 'needs-account' }))
  expect(await connection.open()).toBe('needs-account')
  expect(loadSdk).not.toHaveBeenCalled()
})

test('a device that is ready has a name, and is made once', async () => {
  const { connection, say, player, token } = bench()
  const opening = [connection.open(), connection.open()]
  await settled()
  say('ready', { device_id: 'd1' })
  expect(await Promise.all(opening)).toEqual([null, null])
  expect([connection.deviceId, player.connect.mock.calls.length, await token()]).toEqual(['d1', 1, 't1'])
})

test('each fault of the SDK’s has a reason', async () => {
  for (const [event, why] of [
    ['initialization_error', 'vendor'],
    ['account_error', 'needs-premium'],
  ] as const) {
    const { connection, say, events } = bench()
    const opening = connection.open()
    await settled()
    say(event, { message: '' })
    expect(await opening).toBe(why)
    expect(events.failed).toHaveBeenCalledWith(why)
  }
})

test('a token that the SDK refuses is renewed once, and then it needs the account anew', async () => {
  const { connection, say, token, player, events } = bench((refused) => ({
    ok: true,
    accessToken: refused === null ? 't1' : 't2',
  }))
  const opening = connection.open()
  await settled()
  expect(await token()).toBe('t1')
  say('authentication_error', { message: '' })
  expect([player.connect.mock.calls.length, await token()]).toEqual([2, 't2'])
  say('ready', { device_id: 'd1' })
  expect(await opening).toBeNull()

  // Each renewal gives another token, and none of them may do: an app that lacks a scope, say.
  let many = 0
  const never = bench(() => ({ ok: true, accessToken: `t${++many}` }))
  const failing = never.connection.open()
  await settled()
  await never.token()
  never.say('authentication_error', { message: '' })
  await never.token()
  never.say('authentication_error', { message: '' })
  expect(await failing).toBe('needs-account')
  expect(never.player.connect).toHaveBeenCalledTimes(2)
  expect(events.failed).not.toHaveBeenCalled()
})

test('an SDK that does not come, or a device that is not ready in time, may be tried again', async () => {
  const absent = bench()
  absent.loadSdk.mockRejectedValue(new Error('blocked'))
  expect(await absent.connection.open()).toBe('network')
  const slow = bench()
  const opening = slow.connection.open()
  await settled()
  slow.time.late()
  expect(await opening).toBe('network')
})

test('a device that is gone is told, and nothing is after it was closed', async () => {
  const { connection, say, events, player } = bench()
  const opening = connection.open()
  await settled()
  say('ready', { device_id: 'd1' })
  await opening
  say('not_ready', { device_id: 'd1' })
  expect([connection.deviceId, events.lost.mock.calls.length]).toEqual([null, 1])
  connection.close()
  say('account_error', { message: '' })
  expect(events.failed).not.toHaveBeenCalled()
  expect(player.disconnect).toHaveBeenCalled()
})
