import { FetchUrlError } from '../fetch-url-error.ts'
import { IngestError } from '../ingest-error.ts'
import { type Asked, isAnswerTo, readRange } from './content-range.ts'
import { type Answer, headerOf } from './guarded-request.ts'
import { mayBeAudio, mediaType } from './sniff.ts'
import { tagOf, type Validator, validatorOf } from './validator.ts'

/** What a listener may have of a server's answer: its status, the headers that are ours, and how many bytes may follow. */
export type SoundPart = { status: 200 | 206; headers: Record<string, string>; mostBytes: number; isExact: boolean }

/** What was asked for, and what the library knows of the file. */
export type PartAsked = {
  asked: Asked | null
  /** The version of which the listener has a part already. */
  ifRange: Validator | null
  mimeType: string
  sizeBytes: number | null
  maxBytes: number
}

/** There is nothing there for anyone, or nothing without an account. */
const GONE = new Set([401, 402, 403, 404, 405, 410, 451])

/**
 * Judges a server's answer before a byte of it is passed on. Throws what the listener is told: that the file is gone, is
 * another one than it was, is no sound, is too large, or is not the part that was asked for.
 */
export function judgePart(answer: Answer, told: PartAsked): SoundPart {
  const { statusCode: status } = answer
  if (GONE.has(status)) throw new FetchUrlError('url-gone', status)
  if (status !== 200 && status !== 206) throw new FetchUrlError('url-status', status)
  if (!mayBeAudio(mediaType(headerOf(answer, 'content-type')))) throw new FetchUrlError('url-not-audio')
  if ((headerOf(answer, 'content-encoding') ?? 'identity') !== 'identity') throw new FetchUrlError('url-wrong-answer')
  const lengthText = headerOf(answer, 'content-length')
  const length = lengthText !== undefined && /^\d{1,15}$/.test(lengthText) ? Number(lengthText) : null
  const range = status === 206 ? readRange(headerOf(answer, 'content-range')) : null
  if (status === 206 && (!told.asked || !range || !isAnswerTo(told.asked, range)))
    throw new FetchUrlError('url-wrong-answer')
  if (range && length !== null && length !== range.to - range.from) throw new FetchUrlError('url-wrong-answer')

  const size = range ? range.size : length
  if (size !== null && size > told.maxBytes) throw new IngestError('file-too-large')
  if (range && range.to > told.maxBytes) throw new IngestError('file-too-large')
  if (size !== null && told.sizeBytes !== null && size !== told.sizeBytes) throw new FetchUrlError('url-changed')
  const validator = validatorOf(headerOf(answer, 'etag'), headerOf(answer, 'last-modified'), size)
  // A part of another version is no answer to who has a part of this one; the whole of it is.
  if (range && told.ifRange && (validator === null || tagOf(validator) !== tagOf(told.ifRange)))
    throw new FetchUrlError('url-changed')

  const partLength = range ? range.to - range.from : length
  return {
    status,
    mostBytes: partLength ?? told.maxBytes,
    isExact: partLength !== null,
    headers: {
      'content-type': told.mimeType,
      ...(partLength !== null && { 'content-length': `${partLength}` }),
      ...(range && { 'content-range': `bytes ${range.from}-${range.to - 1}/${range.size ?? '*'}` }),
      ...(validator && { etag: tagOf(validator) }),
      ...(range && { 'accept-ranges': 'bytes' }),
    },
  }
}
