import * as z from 'zod'

const settings = z.object({ spotifyClientId: z.string().nullable(), hasMusicFolder: z.boolean() })

/** How the server of this page is set up. */
export type Settings = z.infer<typeof settings>

const WITHIN_MS = 8000
let asked: Promise<Settings> | null = null

/** Asks the server once; rejects when it does not answer, and then the next call asks again. */
export const readSettings = (): Promise<Settings> => {
  asked ??= fetch('/api/settings', { signal: AbortSignal.timeout(WITHIN_MS) })
    .then(async (response) => settings.parse(await response.json()))
    .catch((error: unknown) => {
      asked = null
      throw error
    })
  return asked
}
