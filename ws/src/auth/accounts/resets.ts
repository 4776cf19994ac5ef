import { createHash, randomBytes } from 'node:crypto'
import { readEmail } from './email.ts'
import type { AccountShelf } from './shelf.ts'

/** For so long a link to a new password is good. */
export const RESET_MS = 24 * 3600_000

/** What is stored of a link's token: whoever reads the database can enter by none. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Makes a token by which the owner of this e-mail can set a new password, once and within a day; earlier ones count no more.
 * Null when there is no such account.
 */
export async function makeReset(shelf: AccountShelf, email: string, now: number): Promise<string | null> {
  const account = await shelf.byEmail(readEmail(email))
  if (account === null) return null
  const token = randomBytes(32).toString('base64url')
  await shelf.addReset({ tokenHash: hashOf(token), userId: account.userId, expiresAt: now + RESET_MS })
  return token
}
