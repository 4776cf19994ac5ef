import { createHmac, randomBytes } from 'node:crypto'
import { SignJWT, UnsecuredJWT } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { createGuests, type Guests } from './guests.ts'

const secret = randomBytes(32)
const YEAR_MS = 365 * 24 * 3600 * 1000
let now = 0
let guests: Guests

beforeEach(() => {
  now = 1_700_000_000_000
  guests = createGuests({ secret, now: () => now, chance: () => 0.5 })
})

const cookie = (token: string) => `other=1; earshot_session=${token}; more=2`

test('a guest comes back as the same one, for a year', async () => {
  const guest = await guests.issueGuest()
  expect(await guests.readSession(cookie(guest.token))).toEqual(guest)
  now += YEAR_MS - 1000
  expect(await guests.readSession(cookie(guest.token))).toEqual(guest)
})

test('every guest is another one, with a friendly name or their own', async () => {
  const [one, other] = [await guests.issueGuest(), await guests.issueGuest({ name: '  Ada\u0000 ' })]
  expect(one.userId).not.toBe(other.userId)
  expect(one.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
  expect(other.name).toBe('Ada')
})

test('a guest under a new name stays the same one', async () => {
  const guest = await guests.issueGuest()
  const renamed = await guests.renameGuest(guest, 'Ada')
  expect(await guests.readSession(cookie(renamed.token))).toMatchObject({ userId: guest.userId, name: 'Ada' })
})

test('the cookie is hidden from scripts and other sites, and stays on https when it came by it', async () => {
  const guest = await guests.issueGuest()
  const plain = guests.sessionCookie(guest, { secure: false })
  expect(plain).toBe(`earshot_session=${guest.token}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax`)
  expect(guests.sessionCookie(guest, { secure: true })).toBe(`${plain.replace('HttpOnly', 'HttpOnly; Secure')}`)
})

describe('R16: knowing a public id gives nobody its rights', () => {
  const claims = (userId: string) => new SignJWT({ name: 'Mallory' }).setIssuer('earshot').setSubject(userId)
  const inAYear = () => Math.floor((now + YEAR_MS) / 1000)
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  test.each<[string, (userId: string, token: string) => string | Promise<string>]>([
    ['the id itself', (userId) => userId],
    ['the user as JSON', (userId) => base64({ sub: userId, name: 'Mallory' })],
    [
      'a token signed with another key',
      (userId) =>
        claims(userId)
          .setProtectedHeader({ alg: 'HS256' })
          .setIssuedAt()
          .setExpirationTime(inAYear())
          .sign(randomBytes(32)),
    ],
    [
      'a token that asks not to be checked',
      (userId) =>
        new UnsecuredJWT({}).setIssuer('earshot').setSubject(userId).setIssuedAt().setExpirationTime('1y').encode(),
    ],
    [
      'a signed token with the algorithm taken out',
      (_, token) => `${base64({ alg: 'none' })}.${token.split('.')[1]}.${token.split('.')[2]}`,
    ],
    [
      'a token of ours for someone else, altered',
      (userId, token) => {
        const [head, , signature] = token.split('.')
        return `${head}.${base64({ sub: userId, name: 'M', iss: 'earshot', iat: 1, exp: inAYear() })}.${signature}`
      },
    ],
    [
      'a token with another algorithm of the same key',
      (userId) => {
        const signed = `${base64({ alg: 'HS512' })}.${base64({ sub: userId, name: 'M', iss: 'earshot', iat: 1, exp: inAYear() })}`
        return `${signed}.${createHmac('sha512', secret).update(signed).digest('base64url')}`
      },
    ],
    [
      'a token without an end',
      (userId) => claims(userId).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(secret),
    ],
    ['nothing', () => ''],
    ['a flood', () => 'a'.repeat(20_000)],
  ])('%s is no session', async (_, forge) => {
    const victim = await guests.issueGuest()
    const mallory = await guests.issueGuest()
    expect(await guests.readSession(cookie(await forge(victim.userId, mallory.token)))).toBeNull()
  })

  test('a token that has run out is no session', async () => {
    const guest = await guests.issueGuest()
    now += YEAR_MS + 1000
    expect(await guests.readSession(cookie(guest.token))).toBeNull()
  })

  test('a token with a name or id that cannot be shown is no session', async () => {
    for (const [sub, name] of [
      ['a b', 'x'],
      ['ok', ''],
      ['ok', 'x'.repeat(41)],
    ] as const) {
      const token = await new SignJWT({ name })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer('earshot')
        .setSubject(sub)
        .setIssuedAt()
        .setExpirationTime(inAYear())
        .sign(secret)
      expect(await guests.readSession(cookie(token))).toBeNull()
    }
  })

  test('without a cookie there is no session', async () => {
    expect(await guests.readSession(undefined)).toBeNull()
    expect(await guests.readSession('')).toBeNull()
    expect(await guests.readSession('garbage;;;=%%%')).toBeNull()
  })
})
