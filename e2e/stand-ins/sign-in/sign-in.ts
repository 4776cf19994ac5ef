import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Who somebody is at a provider: what its own address for that answers. */
export type Person = Readonly<Record<string, unknown>>

export type StandInSignIn = {
  base: string
  /** For the program, so that it signs people in here: Google and Discord are on. */
  environment: Record<string, string>
  /** Who is at the browser from now on; null says no to everything. */
  setPerson(person: Person | null): void
  /** What was wrong with what was asked: a test that ends with any has found a mistake of ours. */
  refused: string[]
  stop(): Promise<void>
}

export const ADA: Person = { sub: '1001', email: 'ada@example.com', email_verified: true, name: 'Ada Lovelace' }

const CLIENT = { id: 'stand-in-app', secret: 'stand-in-secret' }
const PATHS = {
  google: { signIn: '/o/oauth2/v2/auth', token: '/token', profile: '/v1/userinfo', scope: 'openid email profile' },
  discord: {
    signIn: '/oauth2/authorize',
    token: '/api/oauth2/token',
    profile: '/api/users/@me',
    scope: 'identify email',
  },
} as const

const ASKED = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
]

type Code = { challenge: string; redirectUri: string; person: Person }

/**
 * Providers that sign people in by the letter of RFC 6749, 7636 and 9207, strictly: a state, S256, the same redirect address at both
 * ends, the secret in the body, and each code once. Whoever comes is sent back at once, as one is who has agreed before.
 */
export async function startSignIn(): Promise<StandInSignIn> {
  const codes = new Map<string, Code>()
  const tokens = new Map<string, Person>()
  const refused: string[] = []
  let person: Person | null = ADA
  let made = 0

  const signIn = (provider: keyof typeof PATHS, asked: URLSearchParams): string => {
    const get = (name: string) => asked.get(name) ?? ''
    const unknown = [...asked.keys()].filter((name) => !ASKED.includes(name))
    need(unknown.length === 0, `${provider}: ${unknown.join()} was not expected`)
    need(get('response_type') === 'code', `response_type ${get('response_type')}`)
    need(get('client_id') === CLIENT.id, 'another client')
    need(get('scope') === PATHS[provider].scope, `scope ${get('scope')}`)
    need(get('code_challenge_method') === 'S256' && /^[\w-]{43}$/.test(get('code_challenge')), 'no S256 challenge')
    need(get('state').length >= 20, 'no state that could not be guessed')
    const redirectUri = get('redirect_uri')
    need(new RegExp(`^http://localhost:\\d+/api/oauth/${provider}/callback$`).test(redirectUri), `to ${redirectUri}`)
    const back = new URL(redirectUri)
    back.searchParams.set('state', get('state'))
    if (person === null) back.searchParams.set('error', 'access_denied')
    else {
      const code = `code-${made++}`
      codes.set(code, { challenge: get('code_challenge'), redirectUri, person })
      back.searchParams.set('code', code)
      if (provider === 'google') back.searchParams.set('iss', 'https://accounts.google.com')
    }
    return back.href
  }

  const trade = (asked: URLSearchParams): object => {
    const get = (name: string) => asked.get(name) ?? ''
    need(get('grant_type') === 'authorization_code', `grant ${get('grant_type')}`)
    need(get('client_id') === CLIENT.id && get('client_secret') === CLIENT.secret, 'another client')
    const code = codes.get(get('code'))
    codes.delete(get('code'))
    if (code === undefined) throw new Refusal('no such code, or used before')
    need(get('redirect_uri') === code.redirectUri, 'another redirect address')
    const challenge = createHash('sha256').update(get('code_verifier')).digest('base64url')
    need(challenge === code.challenge, 'another verifier')
    const token = `token-${made++}`
    tokens.set(token, code.person)
    return { access_token: token, token_type: 'Bearer', expires_in: 60 }
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const [, name = '', path = ''] = /^\/(\w+)(\/.*)$/.exec(url.pathname) ?? []
    need(name === 'google' || name === 'discord', `nobody is at ${url.pathname}`)
    const provider = name as keyof typeof PATHS
    const paths = PATHS[provider]
    if (path === paths.signIn) {
      response.writeHead(302, { location: signIn(provider, url.searchParams) }).end()
    } else if (path === paths.token && request.method === 'POST') {
      sendJson(response, 200, trade(new URLSearchParams(await readBody(request))))
    } else if (path === paths.profile) {
      const known = tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''))
      need(known !== undefined, 'no such token')
      sendJson(response, 200, known ?? {})
    } else throw new Refusal(`${request.method} ${path}`)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      refused.push(`${request.url?.split('?')[0]}: ${String(error)}`)
      sendJson(response, 400, { error: 'invalid_request' })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const googles = ['google-accounts', 'google-token', 'google-profile'].map((part) => `${part}=${base}/google`)

  return {
    base,
    environment: {
      VENDOR_ORIGINS: [...googles, `discord=${base}/discord`].join(','),
      GOOGLE_CLIENT_ID: CLIENT.id,
      GOOGLE_CLIENT_SECRET: CLIENT.secret,
      DISCORD_CLIENT_ID: CLIENT.id,
      DISCORD_CLIENT_SECRET: CLIENT.secret,
    },
    setPerson: (next) => {
      person = next
    },
    refused,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

class Refusal extends Error {}

function need(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Refusal(otherwise)
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const piece of request) body += piece
  return body
}
