import * as z from 'zod'
import { AccountError } from './account-error.ts'

/** RFC 5321, section 4.5.3.1: 256 with the angle brackets. */
const LONGEST = 254
const email = z.email()

/** An address as somebody typed it, in the one form in which it is kept and compared. Throws `email-invalid`. */
export function readEmail(text: string): string {
  const typed = text.length <= 4 * LONGEST ? text.trim().normalize('NFKC').toLowerCase() : ''
  if (typed.length > LONGEST || !email.safeParse(typed).success) throw new AccountError('email-invalid')
  return typed
}
