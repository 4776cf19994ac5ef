import { createTokens } from '../tokens.ts'
import { Accounts, type AccountsDeps } from './accounts.ts'
import { createOAuth, type OAuth } from './oauth.ts'
import { createPasswords, type Passwords } from './passwords.ts'
import type { ProviderKeys, ProviderName } from './providers.ts'
import { AccountSessions, type SessionsDeps } from './sessions.ts'

export type OpenAccountsOptions = Omit<SessionsDeps, 'tokens'> &
  Pick<AccountsDeps, 'onRename' | 'forget'> & {
    /** 32 bytes; the same that sign the tokens of guests. */
    secret: Uint8Array
    /** Without one nobody signs in by a provider. */
    publicUrl: string | null
    keys: Readonly<Partial<Record<ProviderName, ProviderKeys>>>
    /** Sessions that have a socket. */
    openSessions: () => ReadonlySet<string>
    passwords?: Passwords
  }

/** All of accounts, wired. */
export type OpenedAccounts = { all: Accounts; sessions: AccountSessions; oauth: OAuth; close(): Promise<void> }

const SWEEP_MS = 3600_000

/** Reads who has an account, and looks through sessions once an hour. Rejects when the database cannot be read. */
export async function openAccounts({
  secret,
  publicUrl,
  keys,
  openSessions,
  onRename,
  forget,
  passwords = createPasswords(),
  ...deps
}: OpenAccountsOptions): Promise<OpenedAccounts> {
  const { shelf, now, after } = deps
  const sessions = await AccountSessions.open({ ...deps, tokens: createTokens(secret, now) })
  const all = new Accounts({ shelf, sessions, passwords, now, onRename, forget })
  const oauth = createOAuth({ secret, now, publicUrl: publicUrl ?? '', keys: publicUrl === null ? {} : keys })

  let cancel = () => {}
  const sweep = () => {
    void sessions.sweep(openSessions())
    cancel = after(SWEEP_MS, sweep)
  }
  cancel = after(SWEEP_MS, sweep)
  const close = async () => {
    cancel()
    await sessions.sweep(openSessions())
  }
  return { all, sessions, oauth, close }
}
