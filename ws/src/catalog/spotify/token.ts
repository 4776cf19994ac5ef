import * as z from 'zod'
import { CatalogError } from '../catalog-error.ts'
import { StatusError } from '../vendor/fetch-text.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number() })

export type SpotifyKeys = { clientId: string; clientSecret: string }

/** Early enough that no request goes out with a token that ends on its way. */
const EARLY_MS = 60_000

/** The program's own token (client credentials), asked for when it is needed and kept while it holds. `forget` drops it. */
export function appToken(client: VendorClient, { clientId, clientSecret }: SpotifyKeys, now: () => number) {
  let kept: { token: Promise<string>; until: number } | null = null

  const ask = async (): Promise<string> => {
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    const told = await client
      .json(
        {
          vendor: 'spotify-accounts',
          path: '/api/token',
          form: { grant_type: 'client_credentials' },
          headers: { authorization: `Basic ${basic}` },
        },
        answer,
      )
      .catch((error: unknown) => {
        if (error instanceof StatusError) throw new CatalogError('key-refused', error)
        throw error
      })
    if (kept) kept.until = now() + told.expires_in * 1000 - EARLY_MS
    return told.access_token
  }

  return {
    get: (): Promise<string> => {
      if (kept && now() < kept.until) return kept.token
      const token = ask()
      kept = { token, until: Number.POSITIVE_INFINITY }
      token.catch(() => {
        kept = null
      })
      return token
    },
    forget: () => {
      kept = null
    },
  }
}
