import type { AccountErrorCode } from './account-error.ts'

/** Who came back from a provider, as that tells. */
export type Profile = {
  provider: string
  subject: string
  name: string | null
  email: string | null
  /** The provider vouches for the address. */
  emailVerified: boolean
}

/** Who they are here: the account of this browser, of that identity, and of that e-mail; null where there is none. */
export type Present = {
  own: { userId: string; hasThisProvider: boolean } | null
  ofIdentity: { userId: string } | null
  ofEmail: { userId: string; emailVerified: boolean } | null
}

export type OAuthDecision =
  | { do: 'sign-in'; userId: string }
  /** Connects the identity to that account, and signs in to it. */
  | { do: 'connect'; userId: string }
  /** Makes an account of the present guest, with the e-mail if it is vouched for. */
  | { do: 'sign-up'; email: string | null }
  | { do: 'refuse'; code: AccountErrorCode }

/**
 * What a provider's answer leads to (rules O1 to O6). Two accounts are never made one; an identity comes into an account by somebody who is
 * in it, or by an e-mail that was vouched for on both sides.
 */
export function decideOAuth({ email, emailVerified }: Profile, { own, ofIdentity, ofEmail }: Present): OAuthDecision {
  if (own !== null) {
    if (ofIdentity !== null) {
      return ofIdentity.userId === own.userId
        ? { do: 'sign-in', userId: own.userId }
        : { do: 'refuse', code: 'identity-taken' }
    }
    return own.hasThisProvider ? { do: 'refuse', code: 'identity-exists' } : { do: 'connect', userId: own.userId }
  }
  if (ofIdentity !== null) return { do: 'sign-in', userId: ofIdentity.userId }
  // An address that nobody vouches for says nothing of who this is.
  if (!emailVerified || email === null) return { do: 'sign-up', email: null }
  if (ofEmail === null) return { do: 'sign-up', email }
  // Who typed the address here may not be who owns it; then the owner must not come into their account, nor they into the owner's.
  if (!ofEmail.emailVerified) return { do: 'refuse', code: 'email-of-another' }
  return { do: 'connect', userId: ofEmail.userId }
}
