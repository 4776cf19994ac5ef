import { hash, type Options, verify } from '@node-rs/argon2'
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
/** Each takes its memory, and a thread that files and names are read with too. */
const AT_ONCE = 2
const WAITING = 64

export function createPasswords({ costs = COSTS, atOnce = AT_ONCE, waiting = WAITING } = {}): Passwords {
  const inTurn = turns(atOnce, waiting)
  // Of a password that nobody has: what an unknown e-mail is compared with.
  const nobody = hash(crypto.randomUUID(), costs)
  return {
    hash: (password) => inTurn(() => hash(password, costs)),
    isRight: (password, known) =>
      inTurn(async () => {
        const isSame = await verify(known ?? (await nobody), password)
        return isSame && known !== null
      }),
  }
}

/** Runs at most `atOnce` tasks; more wait, and beyond `waiting` they are refused. */
function turns(atOnce: number, waiting: number) {
  let running = 0
  const queue: (() => void)[] = []
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new AccountError('accounts-busy')
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running += 1
    try {
      return await task()
    } finally {
      // The place is handed on, so that nobody comes in between.
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
