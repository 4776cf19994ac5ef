import Fastify, { type FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Guests } from '../auth/guests.ts'
import { type AccountDeps, accountRoutes } from './account-routes.ts'
import { ApiError, asApiError } from './api-error.ts'
import type { Certificate } from './certificate.ts'
import { type ClientDeps, serveClient } from './client-files.ts'
import { installDoor } from './door.ts'
import { type FolderDeps, folderRoutes } from './folder-routes.ts'
import { type HistoryDeps, historyRoutes } from './history-routes.ts'
import { type HttpRates, installLimits, perSession } from './limits.ts'
import { type LinkDeps, linkRoutes } from './link-routes.ts'
import { type LiveDeps, liveRoutes } from './live-routes.ts'
import { type LyricsDeps, lyricsRoutes } from './lyrics-routes.ts'
import { type MeDeps, meRoutes } from './me-routes.ts'
import { serveMedia } from './media-files.ts'
import { type MySpacesDeps, mySpacesRoutes } from './my-spaces-routes.ts'
import { oauthRoutes } from './oauth-routes.ts'
import { type PictureDeps, pictureRoutes } from './picture-routes.ts'
import { type PlaylistDeps, playlistRoutes } from './playlist-routes.ts'
import { BASE_HEADERS } from './security-headers.ts'
import { type SessionDeps, sessionRoutes } from './session-routes.ts'
import { type SettingsDeps, settingsRoutes } from './settings-routes.ts'
import { type SongDeps, songRoutes } from './song-routes.ts'
import { type SoundDeps, soundRoutes } from './sound-routes.ts'
import { type SpaceDeps, spaceRoutes } from './space-routes.ts'

/** How the server does. `journal` and `database` tell of their own trouble; `degraded` when either has any. */
export type Health = {
  status: 'ok' | 'degraded'
  version: string
  uptimeS: number
  spaces: number
  sockets: number
  journal: object
  database: object
  /** Of the music folder; missing where there is none. */
  folder?: object
}

export type HttpDeps = SessionDeps &
  ClientDeps &
  AccountDeps &
  MySpacesDeps &
  SpaceDeps &
  SongDeps &
  LinkDeps &
  PictureDeps &
  SettingsDeps &
  SoundDeps &
  LyricsDeps &
  FolderDeps &
  LiveDeps &
  PlaylistDeps &
  HistoryDeps &
  MeDeps & {
    guests: Guests
    mediaDir: string
    health(): Health
    rates: HttpRates
    /** Other origins whose pages may use this server, such as that of a development server. */
    allowedOrigins: readonly string[]
    /** Addresses of the proxies whose `X-Forwarded-*` headers are believed. */
    trustProxy: readonly string[]
    log: Pick<Logger, 'error'>
    /** With one it is served by https, else by plain http. */
    certificate: Certificate | null
  }

/** A whole upload may take this long; within it, a sender that falls silent is given up much sooner. */
const REQUEST_MS = 30 * 60_000
const JSON_BYTES = 16 << 10

/** Everything that goes over plain HTTP. The caller listens, and adds its WebSocket to `server`. */
export async function buildHttp(deps: HttpDeps): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    https: deps.certificate,
    trustProxy: deps.trustProxy.length > 0 && [...deps.trustProxy],
    bodyLimit: JSON_BYTES,
    requestTimeout: REQUEST_MS,
    forceCloseConnections: true,
    // A path that cannot be decoded comes by no hook and no handler of errors.
    frameworkErrors: (error, _, reply) => {
      const refusal = asApiError(error)
      const headers = { ...BASE_HEADERS, 'content-type': 'application/json; charset=utf-8' }
      reply.hijack()
      reply.raw.writeHead(refusal.statusCode, headers).end(JSON.stringify(refusal.body()))
    },
  })

  app.setErrorHandler((error, request, reply) => {
    const refusal = asApiError(error)
    // What only the operator can put right.
    if (['internal', 'storage-failed', 'key-refused'].includes(refusal.code)) {
      // Without the query, in which a provider's answer would stand.
      deps.log.error({ err: error, method: request.method, url: request.url.split('?')[0] }, 'request failed')
    }
    if (refusal.retryAfterS !== null) void reply.header('retry-after', refusal.retryAfterS)
    return reply.code(refusal.statusCode).send(refusal.body())
  })

  installDoor(app, deps.guests, new Set(deps.allowedOrigins))
  await installLimits(app)
  sessionRoutes(app, deps)
  accountRoutes(app, deps)
  oauthRoutes(app, deps)
  mySpacesRoutes(app, deps)
  spaceRoutes(app, deps)
  settingsRoutes(app, deps)
  songRoutes(app, deps)
  linkRoutes(app, deps)
  pictureRoutes(app, deps)
  soundRoutes(app, deps)
  lyricsRoutes(app, deps)
  folderRoutes(app, deps)
  liveRoutes(app, deps)
  playlistRoutes(app, deps)
  historyRoutes(app, deps)
  meRoutes(app, deps)
  app.get('/api/health', perSession(deps.rates.reads), async () => deps.health())
  app.all('/api/*', async () => {
    throw new ApiError('not-found')
  })
  await serveMedia(app, deps.mediaDir)
  await serveClient(app, deps)
  return app
}
