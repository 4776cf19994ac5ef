import { CatalogError } from '../catalog-error.ts'
import { StatusError } from './fetch-text.ts'

/** What a status means where a vendor says no more: nothing there, a key refused, or something unexpected. For `catch`. */
export function tellStatus(error: unknown): never {
  if (!(error instanceof StatusError)) throw error
  if ([404, 410].includes(error.status)) throw new CatalogError('song-not-found', error)
  if ([401, 403].includes(error.status)) throw new CatalogError('key-refused', error)
  throw new CatalogError('vendor-failed', error)
}
