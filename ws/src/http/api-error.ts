import { ACCOUNT_ERRORS, AccountError, type AccountErrorCode } from '../auth/accounts/account-error.ts'
import { CATALOG_ERRORS, CatalogError, type CatalogErrorCode } from '../catalog/catalog-error.ts'
import { FETCH_URL_ERRORS, FetchUrlError, type FetchUrlErrorCode } from '../media/fetch-url-error.ts'
import { INGEST_ERRORS, IngestError, type IngestErrorCode } from '../media/ingest-error.ts'

/** Why a request was refused that has to do with neither a file, an address, a catalogue nor an account. */
const REQUEST_ERRORS = {
  'invalid-input': 'This request could not be understood.',
  unauthenticated: 'No valid session came with this request. Reload the page.',
  'wrong-origin': 'This request came from another site.',
  'not-found': 'There is nothing here.',
  'space-not-found': 'There is no room with this code.',
  'playlist-not-found': 'There is no such playlist.',
  'has-account': 'You have an account: delete that one, and your data goes with it.',
  'too-many-playlists': 'You have as many playlists as you may. Delete one first.',
  'folder-not-found': 'There is no such folder any more.',
  'file-gone': 'This file is not in the music folder any more.',
  'body-too-large': 'This request is too large.',
  'range-outside': 'The file has no such part.',
  'rate-limited': 'Too many requests at once. Wait a moment and try again.',
  'too-many-stations': 'No more stations can be heard at the same time. Leave one, and wait half a minute.',
  internal: 'The server could not do this. Try again.',
} as const satisfies Record<string, string>

/** Every code the HTTP interface may answer, with its sentence for people. */
const SENTENCES = { ...REQUEST_ERRORS, ...INGEST_ERRORS, ...FETCH_URL_ERRORS, ...CATALOG_ERRORS, ...ACCOUNT_ERRORS }
export type ApiErrorCode =
  | keyof typeof REQUEST_ERRORS
  | IngestErrorCode
  | FetchUrlErrorCode
  | CatalogErrorCode
  | AccountErrorCode

const STATUS: Record<ApiErrorCode, number> = {
  'invalid-input': 400,
  unauthenticated: 401,
  'wrong-origin': 403,
  'not-found': 404,
  'space-not-found': 404,
  'playlist-not-found': 404,
  'has-account': 409,
  'too-many-playlists': 409,
  'folder-not-found': 404,
  'file-gone': 404,
  'body-too-large': 413,
  'range-outside': 416,
  'rate-limited': 429,
  'too-many-stations': 429,
  internal: 500,
  'empty-file': 400,
  'file-too-large': 413,
  'unsupported-type': 415,
  'unreadable-audio': 422,
  'upload-interrupted': 400,
  'upload-stalled': 400,
  'library-full': 507,
  'disk-full': 507,
  'too-busy': 503,
  'storage-failed': 503,
  'url-invalid': 400,
  'url-forbidden': 403,
  'url-unreachable': 502,
  'url-status': 502,
  'url-redirects': 502,
  'url-timeout': 504,
  'link-unknown': 400,
  'no-links': 422,
  'is-playlist': 422,
  'song-not-found': 404,
  'not-embeddable': 422,
  'no-match': 404,
  'key-missing': 501,
  'key-refused': 502,
  'catalog-not-found': 404,
  'quota-exceeded': 429,
  'vendor-unreachable': 502,
  'vendor-timeout': 504,
  'vendor-failed': 502,
  'url-not-audio': 415,
  'url-gone': 404,
  'url-changed': 409,
  'url-wrong-answer': 422,
  'accounts-off': 404,
  'accounts-unavailable': 503,
  'accounts-busy': 503,
  'email-invalid': 400,
  'email-taken': 409,
  'password-too-short': 400,
  'password-too-long': 400,
  'password-too-simple': 400,
  'wrong-credentials': 403,
  'wrong-password': 403,
  'too-many-attempts': 429,
  'already-signed-in': 409,
  'not-signed-in': 403,
  'sign-in-again': 403,
  'session-not-found': 404,
  'reset-invalid': 410,
  'provider-off': 404,
  'provider-refused': 403,
  'provider-failed': 502,
  'provider-stale': 409,
  'identity-taken': 409,
  'identity-exists': 409,
  'email-of-another': 409,
  'last-way-in': 409,
}

/** What the framework's own refusals are called here. */
const CODE_OF_STATUS: Readonly<Record<number, ApiErrorCode>> = {
  404: 'not-found',
  413: 'body-too-large',
  416: 'range-outside',
}

/** A refusal on its way to the client, as `{ error: { code, message } }`. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly statusCode: number
  /** How long to wait before asking again, in whole seconds; null when nobody told. */
  readonly retryAfterS: number | null

  constructor(code: ApiErrorCode, cause?: unknown) {
    super(SENTENCES[code], { cause })
    this.code = code
    this.statusCode = STATUS[code]
    const waitMs = cause instanceof CatalogError || cause instanceof AccountError ? cause.waitMs : null
    this.retryAfterS = waitMs === null ? null : Math.ceil(waitMs / 1000)
  }

  body(): { error: { code: ApiErrorCode; message: string } } {
    return { error: { code: this.code, message: this.message } }
  }
}

/** Errors whose codes are meant for the client. */
const KNOWN = [IngestError, FetchUrlError, CatalogError, AccountError] as const

/** What the client is told of an error; whatever is not meant for it becomes `internal`. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (KNOWN.some((known) => error instanceof known)) {
    return new ApiError((error as InstanceType<(typeof KNOWN)[number]>).code, error)
  }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  if (typeof status !== 'number' || status < 400 || status >= 500) return new ApiError('internal', error)
  return new ApiError(CODE_OF_STATUS[status] ?? 'invalid-input', error)
}
