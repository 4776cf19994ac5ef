import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { inTurn } from './in-turn.ts'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** Some 50 ms and 64 MB each (RFC 7914; OWASP's advice of 2025). */
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 2 ** 20 }
const KEY_BYTES = 32

/** More at once would take the memory, and the threads that files are read by; more in wait, half a minute. For all that hashes. */
export const hashingInTurn = inTurn(2, 64)

const keyOf = (password: string, salt: Buffer) =>
  hashingInTurn(() => derive(password.normalize('NFC'), salt, KEY_BYTES, COST))

/** What is kept of a password: `scrypt$SALT$KEY`, from which nobody can tell what it was. Throws `TooBusy`. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16)
  const key = await keyOf(password, salt)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** Whether `password` is the one that `hash` was made of; false for what is no such hash. */
export const isPassword = async (password: string, hash: string): Promise<boolean> => {
  const [kind, salt, key] = hash.split('$')
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false
  const expected = Buffer.from(key, 'base64url')
  if (expected.length !== KEY_BYTES) return false
  return timingSafeEqual(expected, await keyOf(password, Buffer.from(salt, 'base64url')))
}
