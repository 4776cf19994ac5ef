import type { Song, SongId } from '@earshot/sync'

/** A place to fetch a song's sound from, and how many bytes are there as far as the room knows: the place may not tell the page. */
export type SoundAddress = { url: string; sizeBytes: number | null }

/** Nothing that could be decoded. */
const NOTHING: SoundAddress = { url: 'data:,', sizeBytes: null }

/** Where a song's sound may be fetched from, the best place first. What no file player can play is at an address that holds nothing. */
export const soundAddresses = ({ songId, source }: Song): readonly [SoundAddress, ...SoundAddress[]] => {
  switch (source.kind) {
    case 'file':
      return [source]
    case 'url': {
      const { url, sizeBytes } = source
      return [
        { url, sizeBytes },
        { url: `/api/songs/${songId}/sound`, sizeBytes },
      ]
    }
    case 'youtube':
    case 'spotify':
    case 'live':
      return [NOTHING]
    default:
      return source satisfies never
  }
}

/** What is tried of a place elsewhere: its first bytes. */
const TRIED = 'bytes=0-1'
const TRIED_WITHIN_MS = 4000
/** A server that did not let us is asked again after so long: it may only have been out of reach. */
const REFUSED_FOR_MS = 10 * 60_000
const SONGS_REMEMBERED = 200

export type AddressPorts = {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  now: () => number
  /** Whether the page came by https: then nothing can be fetched by http. */
  isSecure: boolean
}

/** Whether an answer to the trial shows that any part of the file can be had from there, and that it is the file the room knows. */
export const isReachable = ({ status, headers }: Response, sizeBytes: number | null): boolean => {
  if (status !== 206) return false
  // Only some servers let a page of elsewhere read this; the size must then be known otherwise.
  const told = headers.get('content-range')
  if (told === null) return sizeBytes !== null
  const size = Number(/^bytes 0-1\/(\d+)$/.exec(told)?.[1] ?? Number.NaN)
  return size > 0 && (sizeBytes === null || size === sizeBytes)
}

/**
 * Chooses among a song's places: from where it is, when that server lets this page fetch any part of it, else through our own.
 * Each server is tried once, by two bytes, and that is remembered.
 */
export class SoundAddresses {
  readonly #ports: AddressPorts
  readonly #servers = new Map<string, { lets: boolean | Promise<boolean>; until: number }>()
  /** Songs of which the first place turned out to be none. */
  readonly #avoided = new Set<SongId>()

  constructor(ports: AddressPorts) {
    this.#ports = ports
  }

  /** Where to fetch the song from; a promise while that is being found out. */
  of(song: Song): SoundAddress | Promise<SoundAddress> {
    const [first, other] = soundAddresses(song)
    if (other === undefined) return first
    if (this.#avoided.has(song.songId) || (this.#ports.isSecure && first.url.startsWith('http:'))) return other
    const lets = this.#lets(first)
    if (typeof lets === 'boolean') return lets ? first : other
    return lets.then((isLet) => (isLet && !this.#avoided.has(song.songId) ? first : other))
  }

  /** The song could not be had from where it is: from now on it comes through our server. Whether that is any news. */
  avoid(song: Song): boolean {
    if (soundAddresses(song).length < 2 || this.#avoided.has(song.songId)) return false
    const { lets } = this.#servers.get(originOf(song)) ?? { lets: false }
    if (lets !== true) return false
    this.#avoided.add(song.songId)
    for (const oldest of [...this.#avoided].slice(0, -SONGS_REMEMBERED)) this.#avoided.delete(oldest)
    return true
  }

  #lets(address: SoundAddress): boolean | Promise<boolean> {
    const { origin } = new URL(address.url)
    const known = this.#servers.get(origin)
    if (known !== undefined && this.#ports.now() < known.until) return known.lets
    const lets = this.#try(address).then((isLet) => {
      const until = isLet ? Number.POSITIVE_INFINITY : this.#ports.now() + REFUSED_FOR_MS
      this.#servers.set(origin, { lets: isLet, until })
      return isLet
    })
    this.#servers.set(origin, { lets, until: Number.POSITIVE_INFINITY })
    return lets
  }

  async #try({ url, sizeBytes }: SoundAddress): Promise<boolean> {
    try {
      const response = await this.#ports.fetch(url, {
        headers: { range: TRIED },
        mode: 'cors',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(TRIED_WITHIN_MS),
      })
      void response.body?.cancel().catch(() => {})
      return isReachable(response, sizeBytes)
    } catch {
      return false
    }
  }
}

const originOf = (song: Song): string => new URL(soundAddresses(song)[0].url).origin

/** The page's own: what one player has found out the others need not. */
export const addresses = new SoundAddresses({
  fetch: (url, init) => fetch(url, init),
  now: () => performance.now(),
  isSecure: globalThis.location?.protocol === 'https:',
})
