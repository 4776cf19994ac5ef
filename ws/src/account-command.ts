import { fileURLToPath } from 'node:url'
import { AccountError } from './auth/accounts/account-error.ts'
import { makeReset } from './auth/accounts/resets.ts'
import { ConfigError, readConfig } from './config.ts'
import { openStore } from './store/store.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const USAGE = 'Usage: npm run account -- reset-password EMAIL'

/** What the operator can do with an account; answers what is printed. Throws what they can put right by its sentence. */
async function run([command, email]: readonly string[]): Promise<string> {
  if (command !== 'reset-password' || email === undefined) throw new AccountCommandError(USAGE)
  const { database: source, publicUrl, port } = readConfig(process.env, ROOT)
  const log = { info: () => {}, warn: () => {} }
  const store = await openStore({ source, log })
  try {
    const token = await makeReset(store.accounts, email, Date.now())
    if (token === null) throw new AccountCommandError('There is no account with this e-mail address.')
    // Behind a #, so that it stands in no log and is told to no other page.
    return `${publicUrl ?? `http://localhost:${port}`}/reset#${token}\n`
  } finally {
    await store.close(1000)
  }
}

class AccountCommandError extends Error {}
const KNOWN_REASONS = [AccountCommandError, AccountError, ConfigError]

run(process.argv.slice(2))
  .then((printed) => process.stdout.write(printed))
  .catch((error: unknown) => {
    if (!KNOWN_REASONS.some((known) => error instanceof known)) throw error
    process.stderr.write(`${(error as Error).message}\n`)
    process.exitCode = 1
  })
