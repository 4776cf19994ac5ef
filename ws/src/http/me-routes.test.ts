import { expect, test } from 'vitest'
import { httpBench } from './testing.ts'

test('who wants their data deleted has it deleted, and is a stranger afterwards', async () => {
  const { app, deps, guestCookie } = await httpBench()
  const cookie = await guestCookie()
  const answer = await app.inject({ method: 'DELETE', url: '/api/me', headers: { cookie } })
  expect(answer.statusCode).toBe(200)
  const { userId } = answer.json()
  expect(deps.forgetUser).toHaveBeenCalledExactlyOnceWith(userId)
  expect((await deps.guests.readSession(cookie))?.userId).toBe(userId)
  expect(String(answer.headers['set-cookie'])).toMatch(/^earshot_session=; Max-Age=0; .*HttpOnly/)
})

test('nobody deletes the data of others, and a failure is told', async () => {
  const { app, deps, guestCookie } = await httpBench({
    forgetUser: async () => {
      throw new Error('the database is away')
    },
  })
  expect((await app.inject({ method: 'DELETE', url: '/api/me' })).statusCode).toBe(401)
  const headers = { cookie: await guestCookie() }
  const foreign = { ...headers, origin: 'https://elsewhere.example' }
  expect((await app.inject({ method: 'DELETE', url: '/api/me', headers: foreign })).statusCode).toBe(403)
  const failed = await app.inject({ method: 'DELETE', url: '/api/me', headers })
  expect([failed.statusCode, failed.json().error.code]).toEqual([500, 'internal'])
  expect(failed.headers['set-cookie']).toBeUndefined()
  expect(deps.log.error).toHaveBeenCalled()
})
