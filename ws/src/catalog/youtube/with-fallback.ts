import { CatalogError, type CatalogErrorCode } from '../catalog-error.ts'
import type { Youtube } from './youtube.ts'

/** What says something of the key, and nothing of the video. */
const OF_THE_KEY: ReadonlySet<CatalogErrorCode> = new Set<CatalogErrorCode>([
  'quota-exceeded',
  'key-refused',
  'rate-limited',
])

/** YouTube by its API, and by what needs no key where the key does not serve: links go on working when a day's quota is used up. */
export const withFallback = (api: Youtube, keyless: Youtube): Youtube => {
  const orKeyless = async <T>(asked: Promise<T>, instead: () => Promise<T>): Promise<T> => {
    try {
      return await asked
    } catch (error) {
      if (error instanceof CatalogError && OF_THE_KEY.has(error.code)) return instead()
      throw error
    }
  }
  return {
    video: (videoId) => orKeyless(api.video(videoId), () => keyless.video(videoId)),
    list: (listId, limit) => orKeyless(api.list(listId, limit), () => keyless.list(listId, limit)),
  }
}
