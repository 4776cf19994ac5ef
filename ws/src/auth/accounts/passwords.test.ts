import { verify } from '@node-rs/argon2'
import { expect, test, vi } from 'vitest'
import { inTurn } from '../in-turn.ts'
import { deviceName } from './device-name.ts'
import { createPasswords } from './passwords.ts'
import { quickPasswords } from './testing.ts'

// The real one, and seen at work.
vi.mock('@node-rs/argon2', { spy: true })

test('a password is right by its own hash alone, and nobody’s without one', async () => {
  const passwords = quickPasswords()
  const [one, other] = [await passwords.hash('correct horse'), await passwords.hash('correct horse')]
  expect(one).not.toBe(other)
  expect(await passwords.isRight('correct horse', one)).toBe(true)
  expect(await passwords.isRight('correct horse ', one)).toBe(false)
  expect(await passwords.isRight('correct horse', null)).toBe(false)
})

test('what is asked without a hash is asked of one that costs as much', async () => {
  const passwords = createPasswords()
  const costs = /^\$argon2id\$v=19\$m=32768,t=3,p=1\$/
  expect(await passwords.hash('correct horse')).toMatch(costs)
  vi.mocked(verify).mockClear()
  expect(await passwords.isRight('wrong horse', null)).toBe(false)
  expect(vi.mocked(verify).mock.calls).toEqual([[expect.stringMatching(costs), 'wrong horse']])
})

test('so many wait and no more, and those who wait come in turn', async () => {
  const costs = { algorithm: 2, memoryCost: 64, timeCost: 1, parallelism: 1 }
  const passwords = createPasswords({ costs, inTurn: inTurn(1, 3) })
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => passwords.hash('correct horse')))
  const refused = all.filter(({ status }) => status === 'rejected')
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
  expect(refused.every((its) => 'reason' in its && its.reason.code === 'accounts-busy')).toBe(true)
  expect(await passwords.hash('correct horse')).toMatch(/^\$argon2id/)
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  ['curl/8.5', 'A program'],
  ['', 'A program'],
  [undefined, 'A program'],
])('a browser that says %j is called %s', (told, name) => expect(deviceName(told)).toBe(name))
