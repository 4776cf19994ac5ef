import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { BrowserContext, Page, Request, Route } from 'playwright-core'
import { seededRandom } from '../../rig/random.ts'
import { Accounts } from './accounts.ts'
import type { StandInAccount, StandInData } from './data.ts'
import type { SdkPage } from './sdk-page.ts'

const SDK = fileURLToPath(new URL('./sdk-page.ts', import.meta.url))
/** Without these the SDK refuses a token. */
const SDK_SCOPES = ['streaming', 'user-read-email', 'user-read-private']

type Refusal = { status: number; headers?: Record<string, string> }
type Device = { page: Page; account: StandInAccount }

/**
 * Spotify, as its references and its users describe it, for browsers that cannot reach it: the page of consent, tokens, the Web API and
 * the Web Playback SDK. What the real one refuses it refuses.
 */
export class SpotifyStandIn {
  readonly accounts: Accounts
  readonly #data: StandInData
  readonly #devices = new Map<string, Device>()
  readonly #random = seededRandom(7)
  #sdk: Promise<string> | null = null
  #refusals: Refusal[] = []
  /** All that was asked, as `METHOD path`. */
  readonly asked: string[] = []

  constructor(data: StandInData) {
    this.#data = data
    this.accounts = new Accounts(data)
  }

  /** The next requests to the Web API are refused so, one after the other. */
  refuseNext(...refusals: Refusal[]): void {
    this.#refusals.push(...refusals)
  }

  /** Stands in for Spotify in a browser of somebody with this account. */
  async attach(context: BrowserContext, account: StandInAccount): Promise<void> {
    const answering = (answer: (route: Route, url: URL) => Promise<void>) => async (route: Route) => {
      const url = new URL(route.request().url())
      this.asked.push(`${route.request().method()} ${url.pathname}`)
      // A page that has left is told nothing.
      await answer(route, url).catch(() => {})
    }
    await context.route(
      'https://accounts.spotify.com/**',
      answering((route, url) => this.#accounts(route, url, account)),
    )
    await context.route(
      'https://api.spotify.com/**',
      answering((route, url) => this.#api(route, url)),
    )
    await context.route(
      'https://sdk.scdn.co/**',
      answering((route, url) => this.#scripts(route, url)),
    )
  }

  async #accounts(route: Route, url: URL, account: StandInAccount): Promise<void> {
    const request = route.request()
    if (url.pathname === '/authorize') {
      const wrong = this.accounts.authorizeFault(url.searchParams)
      if (wrong !== null) return route.fulfill({ status: 400, contentType: 'text/plain', body: wrong })
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({
        error: 'access_denied',
        state: url.searchParams.get('state') ?? '',
      }).toString()
      const yes = this.accounts.grant(url.searchParams, account)
      return route.fulfill({ contentType: 'text/html', body: consent(account.name, yes, back.href) })
    }
    if (url.pathname !== '/api/token' || request.method() !== 'POST') return route.fulfill({ status: 405 })
    const isForm = request.headers()['content-type']?.startsWith('application/x-www-form-urlencoded')
    const form = new URLSearchParams(isForm ? (request.postData() ?? '') : '')
    const { status, body } = this.accounts.token(form, Date.now())
    return json(route, status, body)
  }

  async #api(route: Route, url: URL): Promise<void> {
    const request = route.request()
    const refusal = this.#refusals.shift()
    if (refusal !== undefined) return apiFault(route, refusal.status, 'refused', undefined, refusal.headers)
    const token = this.accounts.holderOf(request.headers().authorization, Date.now())
    if (token === null) return apiFault(route, 401, 'The access token expired')
    if (token.account.isRegistered === false) {
      return apiFault(route, 403, 'User not registered in the Developer Dashboard')
    }
    await this.#wait()
    const [, id] = /^\/v1\/tracks\/([0-9A-Za-z]{22})$/.exec(url.pathname) ?? []
    if (id !== undefined && request.method() === 'GET') return this.#track(route, id)
    if (url.pathname === '/v1/me/player/play' && request.method() === 'PUT') {
      if (!token.scope.includes('user-modify-playback-state')) return apiFault(route, 403, 'Insufficient client scope')
      return this.#play(route, url, token.account)
    }
    return apiFault(route, 404, 'Service not found')
  }

  #track(route: Route, id: string): Promise<void> {
    const track = this.#data.tracks.find((it) => it.id === id)
    if (track === undefined) return apiFault(route, 404, 'Resource not found')
    const { restriction, seconds } = track
    const restricted = restriction && { is_playable: false, restrictions: { reason: restriction } }
    const uri = `spotify:track:${id}`
    return json(route, 200, { id, uri, type: 'track', name: id, duration_ms: seconds * 1000, ...restricted })
  }

  /** The device hears of it some time later, and whoever asked is answered at another. */
  async #play(route: Route, url: URL, account: StandInAccount): Promise<void> {
    if (account.product !== 'premium') {
      return apiFault(route, 403, 'Player command failed: Premium required', 'PREMIUM_REQUIRED')
    }
    const told = readPlay(route.request())
    if (told === null) return apiFault(route, 400, 'Malformed json')
    const device = this.#devices.get(url.searchParams.get('device_id') ?? '')
    if (device === undefined || device.account !== account || device.page.isClosed()) {
      return apiFault(route, 404, 'Device not found')
    }
    const [, id] = /^spotify:track:([0-9A-Za-z]{22})$/.exec(told.uris[0] ?? '') ?? []
    if (!this.#data.tracks.some((it) => it.id === id)) return apiFault(route, 400, 'Invalid track uri')
    void this.#wait().then(() =>
      device.page
        .evaluate(([id, at]) => (window as unknown as SdkPage).spotifyStandIn.play(id, at), [
          id ?? '',
          told.position_ms,
        ] as const)
        .catch(() => {}),
    )
    return route.fulfill({ status: 204, headers: CORS })
  }

  async #scripts(route: Route, url: URL): Promise<void> {
    if (url.pathname === '/spotify-player.js') {
      this.#sdk ??= bundleSdk(this.#data)
      return route.fulfill({ contentType: 'text/javascript', body: await this.#sdk })
    }
    if (url.pathname !== '/stand-in/connect') return route.fulfill({ status: 404 })
    const token = this.accounts.holderOf(route.request().headers().authorization, Date.now())
    if (token === null) return json(route, 200, { error: 'authentication_error', message: 'Authentication failed' })
    if (!SDK_SCOPES.every((scope) => token.scope.includes(scope))) {
      return json(route, 200, { error: 'authentication_error', message: 'Invalid token scopes.' })
    }
    if (token.account.product !== 'premium') {
      return json(route, 200, {
        error: 'account_error',
        message: 'This functionality is restricted to premium users only',
      })
    }
    const deviceId = `device${this.#devices.size + 1}`
    this.#devices.set(deviceId, { page: route.request().frame().page(), account: token.account })
    return json(route, 200, { deviceId, expiresInMs: token.expiresAt - Date.now() })
  }

  #wait(): Promise<void> {
    const [least, most] = this.#data.cloudMs
    return new Promise((resolve) => setTimeout(resolve, least + (most - least) * this.#random()))
  }
}

const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' }

const json = (route: Route, status: number, body: object, headers: Record<string, string> = {}) =>
  route.fulfill({
    status,
    contentType: 'application/json',
    headers: { ...CORS, ...headers },
    body: JSON.stringify(body),
  })

const apiFault = (route: Route, status: number, message: string, reason?: string, headers?: Record<string, string>) =>
  json(route, status, { error: { status, message, reason } }, headers)

const readPlay = (request: Request): { uris: string[]; position_ms: number } | null => {
  try {
    const told: { uris?: unknown; position_ms?: unknown } = request.postDataJSON()
    const { uris, position_ms } = told
    const isList = Array.isArray(uris) && uris.length > 0 && uris.every((uri) => typeof uri === 'string')
    const isPlace = typeof position_ms === 'number' && Number.isInteger(position_ms) && position_ms >= 0
    return isList && isPlace ? { uris, position_ms } : null
  } catch {
    return null
  }
}

const consent = (name: string, yes: string, no: string): string => {
  const href = (url: string) => url.replaceAll('&', '&amp;')
  return `<!doctype html><title>Spotify</title><h1>Earshot wants to play on your account, ${name}</h1>
<a role="button" href="${href(yes)}">Agree</a> <a role="button" href="${href(no)}">Cancel</a>`
}

const bundleSdk = async (data: StandInData): Promise<string> => {
  const bundle = await build({
    entryPoints: [SDK],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { STAND_IN: JSON.stringify({ tracks: data.tracks, manners: data.manners }) },
  })
  return bundle.outputFiles[0]?.text ?? ''
}
