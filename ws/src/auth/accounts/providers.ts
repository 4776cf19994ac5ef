import * as z from 'zod'
import type { Profile } from './oauth-rule.ts'

export const PROVIDERS = ['google', 'discord', 'spotify'] as const
export type ProviderName = (typeof PROVIDERS)[number]
export const isProvider = (name: string): name is ProviderName => (PROVIDERS as readonly string[]).includes(name)

/** The operator's app at a provider, and where that answers. */
export type ProviderKeys = { clientId: string; clientSecret: string; origins: ProviderOrigins }
/** Base addresses without a slash at the end: where people sign in, where codes are traded, where one asks who they are. */
export type ProviderOrigins = { signIn: string; token: string; profile: string }

/** What is particular to a provider. Paths follow its documentation. */
type Provider = {
  paths: { signIn: string; token: string; profile: string }
  /** Who signs the answer, where the answer says so (RFC 9207). */
  issuer: string
  scope: string
  /** How the secret is shown. */
  secretBy: 'body' | 'header'
  /** What the provider tells of a person. */
  profile: z.ZodType<Omit<Profile, 'provider'>>
}

const text = z.string().min(1).max(300)
const maybeText = z.string().max(300).nullish()

export const PROVIDER: Record<ProviderName, Provider> = {
  google: {
    paths: { signIn: '/o/oauth2/v2/auth', token: '/token', profile: '/v1/userinfo' },
    issuer: 'https://accounts.google.com',
    scope: 'openid email profile',
    secretBy: 'body',
    profile: z
      .object({ sub: text, email: maybeText, email_verified: z.boolean().nullish(), name: maybeText })
      .transform(({ sub, email, email_verified, name }) => ({
        subject: sub,
        name: name ?? null,
        email: email ?? null,
        emailVerified: email_verified === true,
      })),
  },
  discord: {
    paths: { signIn: '/oauth2/authorize', token: '/api/oauth2/token', profile: '/api/users/@me' },
    issuer: 'https://discord.com',
    scope: 'identify email',
    secretBy: 'body',
    profile: z
      .object({
        id: text,
        username: maybeText,
        global_name: maybeText,
        email: maybeText,
        verified: z.boolean().nullish(),
      })
      .transform(({ id, username, global_name, email, verified }) => ({
        subject: id,
        name: global_name ?? username ?? null,
        email: email ?? null,
        emailVerified: verified === true,
      })),
  },
  spotify: {
    paths: { signIn: '/authorize', token: '/api/token', profile: '/v1/me' },
    issuer: 'https://accounts.spotify.com',
    scope: 'user-read-email',
    secretBy: 'header',
    // "This email address is unverified; there is no proof that it actually belongs to the user" (Web API reference).
    profile: z
      .object({ id: text, display_name: maybeText, email: maybeText })
      .transform(({ id, display_name, email }) => ({
        subject: id,
        name: display_name ?? null,
        email: email ?? null,
        emailVerified: false,
      })),
  },
}
