import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideOAuth, type Present, type Profile } from './oauth-rule.ts'

// O1  Whoever is signed in stays who they are: the answer is their own account or a refusal.
// O2  A known identity leads to its account and no other.
// O3  An e-mail that the provider does not vouch for changes nothing: with another address the decision is the same.
// O4  An account whose e-mail nobody vouched for is never entered by that e-mail.
// O5  A new account has an e-mail only if the provider vouched for it and nobody else has it.
// O6  An account has one identity of a provider.

const anId = fc.constantFrom('a', 'b', 'c')
const aProfile: fc.Arbitrary<Profile> = fc.record({
  provider: fc.constant('google'),
  subject: fc.string(),
  name: fc.option(fc.string()),
  email: fc.option(fc.constant('ada@example.com')),
  emailVerified: fc.boolean(),
})
const aPresent: fc.Arbitrary<Present> = fc.record({
  own: fc.option(fc.record({ userId: anId, hasThisProvider: fc.boolean() })),
  ofIdentity: fc.option(fc.record({ userId: anId })),
  ofEmail: fc.option(fc.record({ userId: anId, emailVerified: fc.boolean() })),
})

/** Nothing is known of who comes but an account with that e-mail, which nobody vouched for. */
const aTypedEmail: fc.Arbitrary<Present> = anId.map((userId) => ({
  own: null,
  ofIdentity: null,
  ofEmail: { userId, emailVerified: false },
}))

const holdsFor = (presents: fc.Arbitrary<Present>, rule: (profile: Profile, present: Present) => void) =>
  fc.assert(fc.property(aProfile, presents, rule))
const holds = (rule: (profile: Profile, present: Present) => void) => holdsFor(aPresent, rule)
const userOf = (decision: ReturnType<typeof decideOAuth>) => ('userId' in decision ? decision.userId : null)

describe('what a provider answers', () => {
  test('O1: leads nobody who is signed in to another account', () =>
    holds((profile, present) => {
      fc.pre(present.own !== null)
      const decision = decideOAuth(profile, present)
      expect(decision.do).not.toBe('sign-up')
      expect([null, present.own?.userId]).toContain(userOf(decision))
    }))

  test('O2: leads to the account of that identity and to no other', () =>
    holds((profile, present) => {
      fc.pre(present.ofIdentity !== null)
      const decision = decideOAuth(profile, present)
      expect(['sign-in', 'refuse']).toContain(decision.do)
      expect([null, present.ofIdentity?.userId]).toContain(userOf(decision))
    }))

  test('O3: counts no e-mail that it does not vouch for', () =>
    holds((profile, present) => {
      const unsaid = decideOAuth({ ...profile, email: null, emailVerified: false }, { ...present, ofEmail: null })
      expect(decideOAuth({ ...profile, emailVerified: false }, present)).toEqual(unsaid)
    }))

  test('O4: never enters an account by an e-mail that was only typed', () =>
    holdsFor(aTypedEmail, (profile, present) => {
      expect(userOf(decideOAuth(profile, present))).toBeNull()
    }))

  test('O5: gives a new account an e-mail that is vouched for and free, or none', () =>
    holds((profile, present) => {
      const decision = decideOAuth(profile, present)
      if (decision.do !== 'sign-up' || decision.email === null) return
      expect(profile).toMatchObject({ email: decision.email, emailVerified: true })
      expect(present.ofEmail).toBeNull()
    }))

  test('O6: connects no second identity of one provider', () =>
    holds((profile, present) => {
      fc.pre(present.own?.hasThisProvider === true)
      expect(decideOAuth(profile, present).do).not.toBe('connect')
    }))
})
