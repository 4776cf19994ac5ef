import type { UserId } from '@earshot/sync'

/** Times are in ms since 1970. */
export type AccountRecord = {
  userId: UserId
  name: string
  /** In small letters. */
  email: string | null
  /** A provider vouched for the address. */
  emailVerified: boolean
  /** Leaves the server by no way at all. */
  passwordHash: string | null
  createdAt: number
}

/** Who an account is at a provider; `label` is what its owner knows that by. */
export type IdentityRecord = { provider: string; subject: string; userId: UserId; label: string; createdAt: number }

/** One browser in which an account is signed in; `seenAt` is right to the day. */
export type SessionRecord = {
  id: string
  userId: UserId
  /** Of the newest token; each rotation raises it by one. */
  generation: number
  device: string
  createdAt: number
  seenAt: number
  rotatedAt: number
}

/** What of an account may be changed. */
export type AccountChange = Partial<Pick<AccountRecord, 'name' | 'email' | 'emailVerified' | 'passwordHash'>>

/** Where accounts are kept. Every write resolves when it is stored; every call rejects when the database fails. */
export type AccountShelf = {
  /** The ids of all accounts. */
  claimed(): Promise<UserId[]>
  byId(userId: UserId): Promise<AccountRecord | null>
  byEmail(email: string): Promise<AccountRecord | null>
  byIdentity(provider: string, subject: string): Promise<AccountRecord | null>
  /** Keeps a new account, with an identity or without; false, and nothing is kept, when its id, e-mail or identity is taken. */
  add(account: AccountRecord, identity: IdentityRecord | null): Promise<boolean>
  /** False when there is no such account, or another has this e-mail. */
  change(userId: UserId, change: AccountChange): Promise<boolean>
  /** Removes the account and all that hangs on it. */
  remove(userId: UserId): Promise<void>

  identitiesOf(userId: UserId): Promise<IdentityRecord[]>
  /** False when the identity is taken, or the account has one of this provider. */
  addIdentity(identity: IdentityRecord): Promise<boolean>
  removeIdentity(userId: UserId, provider: string): Promise<void>

  /** The session and its account's name. */
  session(id: string): Promise<(SessionRecord & { name: string }) | null>
  /** The latest begun first. */
  sessionsOf(userId: UserId): Promise<SessionRecord[]>
  addSession(session: SessionRecord): Promise<void>
  /** Raises the generation by one if it still is `generation`; false when it is not. */
  rotateSession(id: string, generation: number, now: number): Promise<boolean>
  /** Notes that they are in use. */
  touchSessions(ids: readonly string[], now: number): Promise<void>
  /** False when there was none of that user's. */
  removeSession(userId: UserId, id: string): Promise<boolean>
  /** Removes all of a user's but one, or all; answers how many. */
  removeSessions(userId: UserId, exceptId: string | null): Promise<number>
  /** Removes those last seen, or begun, before these instants. */
  removeExpired(seenBefore: number, createdBefore: number): Promise<void>

  /** Keeps a reset and removes the user's earlier ones. */
  addReset(reset: { tokenHash: string; userId: UserId; expiresAt: number }): Promise<void>
  /** Whose it is, and removes it; null when there is none, or it is too old. */
  takeReset(tokenHash: string, now: number): Promise<UserId | null>
}
