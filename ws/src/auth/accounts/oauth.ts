import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  fetchProtectedResource,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { AccountError } from './account-error.ts'
import { readEmail } from './email.ts'
import type { Profile } from './oauth-rule.ts'
import { createTickets } from './oauth-ticket.ts'
import { PROVIDER, type ProviderKeys, type ProviderName } from './providers.ts'

export type OAuthDeps = {
  secret: Uint8Array
  /** ms since 1970. */
  now: () => number
  /** This server as browsers know it, without a slash at the end. */
  publicUrl: string
  /** The operator's apps; a provider without one is off. */
  keys: Readonly<Partial<Record<ProviderName, ProviderKeys>>>
}

/** Where somebody comes back to, and who they are there, or why not. */
export type OAuthAnswer = { back: string; profile: Profile } | { back: string; error: AccountError }

export type OAuth = {
  /** Those that are on. */
  providers: readonly ProviderName[]
  /** Where to send the browser, and the ticket that it keeps meanwhile. Throws `provider-off`. */
  begin(provider: ProviderName, asked: { userId: string; back: string }): Promise<{ url: string; ticket: string }>
  /** Trades what the browser came back with (`search`: the query, with its question mark) for who that is. */
  finish(
    provider: ProviderName,
    came: { search: string; ticket: string | undefined; userId: string | null },
  ): Promise<OAuthAnswer>
}

/** For each question to a provider, in seconds. */
const WITHIN_S = 8
const PROFILE_BYTES = 64 << 10

export function createOAuth({ secret, now, publicUrl, keys }: OAuthDeps): OAuth {
  const tickets = createTickets(secret, now)
  const callbackOf = (provider: ProviderName) => `${publicUrl}/api/oauth/${provider}/callback`
  const appAt = (provider: ProviderName): Configuration => {
    const known = keys[provider]
    if (known === undefined) throw new AccountError('provider-off')
    return configure(provider, known)
  }

  const profileOf = async (provider: ProviderName, search: string, state: string, verifier: string) => {
    const app = appAt(provider)
    const { access_token } = await authorizationCodeGrant(app, new URL(`${callbackOf(provider)}${search}`), {
      expectedState: state,
      pkceCodeVerifier: verifier,
    })
    const { paths, profile } = PROVIDER[provider]
    const address = new URL(`${keys[provider]?.origins.profile}${paths.profile}`)
    const response = await fetchProtectedResource(app, access_token, address, 'GET')
    if (!response.ok) throw new Error(`asked who that is, ${provider} answered ${response.status}`)
    const told = profile.parse(JSON.parse(await boundedText(response)))
    const email = told.email === null ? null : readEmailOrNone(told.email)
    return { provider, ...told, email, emailVerified: told.emailVerified && email !== null }
  }

  return {
    providers: (Object.keys(PROVIDER) as ProviderName[]).filter((name) => keys[name] !== undefined),
    begin: async (provider, asked) => {
      const app = appAt(provider)
      const [state, verifier] = [randomState(), randomPKCECodeVerifier()]
      const url = buildAuthorizationUrl(app, {
        redirect_uri: callbackOf(provider),
        scope: PROVIDER[provider].scope,
        state,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, ticket: await tickets.sign({ provider, state, verifier, ...asked }) }
    },
    finish: async (provider, { search, ticket: text, userId }) => {
      const ticket = await tickets.read(text)
      if (ticket === null || ticket.provider !== provider || ticket.userId !== userId) {
        return { back: ticket?.back ?? '/', error: new AccountError('provider-stale') }
      }
      const { back, state, verifier } = ticket
      if (new URLSearchParams(search).has('error')) return { back, error: new AccountError('provider-refused') }
      try {
        return { back, profile: await profileOf(provider, search, state, verifier) }
      } catch (cause) {
        const error = cause instanceof AccountError ? cause : new AccountError('provider-failed', { cause })
        return { back, error }
      }
    },
  }
}

function configure(provider: ProviderName, { clientId, clientSecret, origins }: ProviderKeys): Configuration {
  const { paths, issuer, secretBy } = PROVIDER[provider]
  const app = new Configuration(
    {
      issuer,
      authorization_endpoint: `${origins.signIn}${paths.signIn}`,
      token_endpoint: `${origins.token}${paths.token}`,
    },
    clientId,
    undefined,
    secretBy === 'header' ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret),
  )
  app.timeout = WITHIN_S
  // Only the operator can name such an address, for tests.
  if (Object.values(origins).some((origin) => origin.startsWith('http:'))) allowInsecureRequests(app)
  return app
}

async function boundedText(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece as Uint8Array, { stream: true })
    if (text.length > PROFILE_BYTES) throw new Error('an answer that long is no person')
  }
  return text
}

const readEmailOrNone = (text: string): string | null => {
  try {
    return readEmail(text)
  } catch {
    return null
  }
}
