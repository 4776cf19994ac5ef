import type { FastifyInstance } from 'fastify'
import { type HttpRates, perSession } from './limits.ts'

/** What a page has to know of how this server is set up; nothing in it is a secret. */
export type Settings = {
  /** Of the operator's app at Spotify; null where songs of Spotify's are not offered. */
  spotifyClientId: string | null
  hasMusicFolder: boolean
  hasAccounts: boolean
  /** By whom people can sign in. */
  signInBy: readonly string[]
}

export type SettingsDeps = { settings: Settings; rates: HttpRates }

export function settingsRoutes(app: FastifyInstance, { settings, rates }: SettingsDeps): void {
  app.get('/api/settings', perSession(rates.reads), async () => settings)
}
