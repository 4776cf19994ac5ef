/** Why a song could not be found or brought in: stable codes, each with a sentence for people. */
export const CATALOG_ERRORS = {
  'link-unknown': 'This is no link to a song that Earshot knows.',
  'no-links': 'There is no link in this text, and no line like “Artist - Title”.',
  'is-playlist': 'This link leads to several songs. Open it as a playlist.',
  'song-not-found': 'There is no such song there, or it is not public.',
  'not-embeddable': 'The owner of this video lets nobody play it outside YouTube.',
  'no-match': 'No song that fits this line was found.',
  'key-missing': 'This server has no key for that, so it cannot read it.',
  'key-refused': 'The key of this server was refused there.',
  'catalog-not-found': 'This server has no such catalogue.',
  'quota-exceeded': 'The searches that this server may do there today are used up. Links still work.',
  'vendor-unreachable': 'That service could not be reached. Try again in a moment.',
  'vendor-timeout': 'That service took too long to answer. Try again in a moment.',
  'vendor-failed': 'That service answered with something unexpected.',
} as const satisfies Record<string, string>

/** Told by sentences that others own. */
type SharedCode = 'rate-limited' | 'library-full'

export type CatalogErrorCode = keyof typeof CATALOG_ERRORS | SharedCode

const isOwn = (code: CatalogErrorCode): code is keyof typeof CATALOG_ERRORS => Object.hasOwn(CATALOG_ERRORS, code)

/** A song that could not be found or brought in. */
export class CatalogError extends Error {
  readonly code: CatalogErrorCode
  /** How long to wait before asking again, in ms; null when nobody told. */
  readonly waitMs: number | null

  constructor(code: CatalogErrorCode, cause?: unknown, waitMs: number | null = null) {
    super(isOwn(code) ? CATALOG_ERRORS[code] : code, { cause })
    this.code = code
    this.waitMs = waitMs
  }
}
