import { AccountError } from './account-error.ts'

/** NIST SP 800-63B: length counts, composition does not, and what everybody tries first is refused. */
const SHORTEST = 10
const LONGEST = 200
/** Fewer different characters than this are a pattern. */
const FEWEST_KINDS = 5
/** What those lists of leaked passwords begin with, as far as it is long enough. */
const COMMON = new Set(
  '1234567890 0123456789 12345678910 123456789a password123 password1234 passwort123 qwertyuiop qwerty1234 qwerty12345 1q2w3e4r5t 1qaz2wsx3edc iloveyou123 abcdefghij abcdefghijk letmein123 welcome123 administrator changeme123 earshot123 sunshine123 princess123 football123'.split(
    ' ',
  ),
)

/**
 * A new password in the form that is hashed (NFKC, so that every keyboard's "é" is one). Throws `password-too-short`,
 * `password-too-long` or `password-too-simple`.
 */
export function readNewPassword(text: string, email: string | null): string {
  if (text.length > 4 * LONGEST) throw new AccountError('password-too-long')
  const password = formOf(text)
  const characters = [...password]
  if (characters.length < SHORTEST) throw new AccountError('password-too-short')
  if (characters.length > LONGEST) throw new AccountError('password-too-long')
  const lower = password.toLowerCase()
  const isEmail = email !== null && (lower === email || lower === email.split('@')[0])
  if (isEmail || COMMON.has(lower) || new Set(characters).size < FEWEST_KINDS) {
    throw new AccountError('password-too-simple')
  }
  return password
}

/** A password that somebody says they have, in the form that is compared; longer ones than can be are cut, and wrong. */
export const readPassword = (text: string): string => formOf(text.slice(0, 4 * LONGEST + 1))

const formOf = (text: string) => text.toWellFormed().normalize('NFKC')
