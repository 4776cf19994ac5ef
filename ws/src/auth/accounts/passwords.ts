import { hash, type Options, verify } from '@node-rs/argon2'
import { TooBusy } from '../in-turn.ts'
import { hashingInTurn } from '../password.ts'
import { AccountError } from './account-error.ts'

/** Hashes passwords and compares them, slowly on purpose and a few at a time. */
export type Passwords = {
  /** A PHC string with salt and costs. Throws `accounts-busy`. */
  hash(password: string): Promise<string>
  /** Takes as long without a hash, and is then false. Throws `accounts-busy`. */
  isRight(password: string, hash: string | null): Promise<boolean>
}

/** Argon2id (RFC 9106), which is number 2: 32 MiB and three passes, some 50 ms of one core; OWASP's floor is 19 MiB and two. */
const COSTS: Options = { algorithm: 2, memoryCost: 32_768, timeCost: 3, parallelism: 1 }

/** `inTurn`: which of them wait for which. */
export function createPasswords({ costs = COSTS, inTurn: take = hashingInTurn } = {}): Passwords {
  // Of a password that nobody has: what an unknown e-mail is compared with.
  const nobody = hash(crypto.randomUUID(), costs)
  const slowly = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await take(work)
    } catch (cause) {
      throw cause instanceof TooBusy ? new AccountError('accounts-busy', { cause }) : cause
    }
  }
  return {
    hash: (password) => slowly(() => hash(password, costs)),
    isRight: (password, known) =>
      slowly(async () => {
        const isSame = await verify(known ?? (await nobody), password)
        return isSame && known !== null
      }),
  }
}
