import { createHash } from 'node:crypto'
import type { SongId } from '@earshot/sync'
import type { DraftSource } from './draft.ts'

/** Longer ones are kept as a hash: nobody reads them, and the index need not hold them. */
const KEY_LENGTH = 200

/** What makes a source one song and not two. */
export const sourceKey = (source: DraftSource): string => keyOf(source.kind, nameOf(source))

/** The keys that a song which plays from this address may have. */
export const addressKeys = (url: string): string[] => [keyOf('url', url), keyOf('live', url)]

function keyOf(kind: DraftSource['kind'], name: string): string {
  const key = `${kind}:${name}`
  return key.length <= KEY_LENGTH ? key : `${kind}:sha256:${hashOf(key)}`
}

/** The song of a source has the same id wherever and whenever it is added. */
export function songIdOf(source: DraftSource): SongId {
  const isShort = source.kind === 'youtube' || source.kind === 'spotify'
  return `${source.kind}:${isShort ? nameOf(source) : hashOf(nameOf(source)).slice(0, 32)}` as SongId
}

function nameOf(source: DraftSource): string {
  switch (source.kind) {
    case 'youtube':
      return source.videoId
    case 'spotify':
      return source.trackId
    case 'url':
    case 'live':
      return source.url
    default:
      return source satisfies never
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
