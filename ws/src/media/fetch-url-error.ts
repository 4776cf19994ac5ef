/** Why nothing could be fetched from an address: stable codes, each with a sentence for people. */
export const FETCH_URL_ERRORS = {
  'url-invalid': 'This is no address of a file: it must begin with http:// or https://.',
  'url-forbidden': 'This server does not fetch from that address.',
  'url-unreachable': 'That address could not be reached.',
  'url-status': 'That address answered with an error instead of a file.',
  'url-redirects': 'That address redirects too often.',
  'url-timeout': 'That address took too long to answer.',
  'url-not-audio': 'There is no music at that address that Earshot can play.',
  'url-gone': 'There is nothing at that address any more.',
  'url-changed': 'What is at that address is not what it was.',
  'url-wrong-answer': 'That address answers with something else than what it was asked for.',
} as const satisfies Record<string, string>

export type FetchUrlErrorCode = keyof typeof FETCH_URL_ERRORS

/** A file that could not be fetched. */
export class FetchUrlError extends Error {
  readonly code: FetchUrlErrorCode

  constructor(code: FetchUrlErrorCode, cause?: unknown) {
    super(FETCH_URL_ERRORS[code], { cause })
    this.code = code
  }
}
