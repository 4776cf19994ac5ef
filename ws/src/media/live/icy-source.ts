import type { UrlPolicy } from '../url-policy.ts'
import type { Heard, ReadSound } from './audio-frame.ts'
import { frameReader } from './framing.ts'
import { icySplitter } from './icy-metadata.ts'
import { LiveError } from './live-error.ts'
import { oggReader } from './ogg.ts'
import { asLiveError, openWay, type ReachLimits } from './reach.ts'

/** What a station sends, as it comes. Ends, or throws a `LiveError`, when the station does. */
export type Listen = (signal: AbortSignal) => AsyncIterable<readonly Heard[]>

export type SourceOptions = { url: string; policy: UrlPolicy; limits?: ReachLimits }

/** No station needs sound between its metadata longer than this. */
const INTERVAL_MOST = 1 << 20

/** Listens to a station that answers with audio without end: Icecast, SHOUTcast and their like. */
export const icySource = ({ url, policy, limits }: SourceOptions): Listen =>
  async function* (signal) {
    const way = openWay(policy, signal, limits)
    try {
      const { headers, body } = await way.get(url, { 'icy-metadata': '1' })
      const interval = Number(headers['icy-metaint'] ?? 0)
      if (!Number.isInteger(interval) || interval < 0 || interval > INTERVAL_MOST) throw new LiveError('format')
      const split = icySplitter(interval)
      const read = readerFor(String(headers['content-type'] ?? ''))
      for await (const chunk of body) {
        yield split(chunk).flatMap((part): Heard[] => (part.what === 'title' ? [part] : read(part.bytes)))
      }
    } catch (error) {
      throw asLiveError(error)
    } finally {
      way.close()
    }
  }

/** By what a station says that it sends; MP3 and AAC are told apart by their frames, since stations mix them up. */
const readerFor = (contentType: string): ReadSound => {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type.startsWith('text/') || type.startsWith('video/')) throw new LiveError('format')
  return type === 'application/ogg' || type === 'audio/ogg' || type === 'audio/opus' ? oggReader() : frameReader()
}
