/** Why an account could not be made, entered or changed: stable codes, each with a sentence for people. */
export const ACCOUNT_ERRORS = {
  'accounts-off': 'This server keeps no accounts.',
  'accounts-unavailable': 'Accounts cannot be reached at the moment. Try again soon.',
  'accounts-busy': 'Many people are signing in at once. Try again in a moment.',
  'email-invalid': 'This is no e-mail address.',
  'email-taken': 'There is an account with this e-mail address. Sign in to it instead.',
  'password-too-short': 'A password has at least 10 characters.',
  'password-too-long': 'A password has at most 200 characters.',
  'password-too-simple': 'This password is too easy to guess.',
  'wrong-credentials': 'The e-mail address or the password is wrong.',
  'wrong-password': 'The password is wrong.',
  'too-many-attempts': 'Too many wrong passwords. Wait a while and try again.',
  'already-signed-in': 'You are signed in already. Sign out first.',
  'not-signed-in': 'You are not signed in.',
  'sign-in-again': 'Sign in once more, to show that it is you.',
  'session-not-found': 'This sign-in has ended already.',
  'reset-invalid': 'This link has been used, or is too old. Ask for a new one.',
  'provider-off': 'This server does not offer that way of signing in.',
  'provider-refused': 'You were not signed in there.',
  'provider-failed': 'That service did not answer as expected. Try again.',
  'provider-stale': 'This way of signing in was begun too long ago, or in another browser. Try again.',
  'identity-taken': 'That belongs to another account here. Sign out and sign in with it.',
  'identity-exists': 'Your account is connected there already.',
  'email-of-another':
    'There is an account with that e-mail address. Sign in to it with its password, and connect this there.',
  'last-way-in': 'This is the only way into your account. Set a password first.',
} as const satisfies Record<string, string>

export type AccountErrorCode = keyof typeof ACCOUNT_ERRORS

/** An account that could not be made, entered or changed. */
export class AccountError extends Error {
  readonly code: AccountErrorCode
  /** How long to wait before trying again, in ms; null when nobody told. */
  readonly waitMs: number | null

  constructor(code: AccountErrorCode, { cause, waitMs = null }: { cause?: unknown; waitMs?: number | null } = {}) {
    super(ACCOUNT_ERRORS[code], { cause })
    this.code = code
    this.waitMs = waitMs
  }
}
