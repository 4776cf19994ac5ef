import { announcement, clockAnswered, roomJoined } from '@earshot/sync'

/** What the server has said of a room's playback, from one instant of its clock on. */
type Said = {
  type: string
  from: number
  startedAt: number
  pausedAt: number | null
  isPlaying: boolean
  title: string | null
}

/** Where the room's song stood: the truth that ears are held against. */
export type Standing = { title: string | null; positionMs: number; isPlaying: boolean }

/**
 * Reads along what a page is told over its socket, and reckons from it where the song stood at any wall instant, in the
 * plainest arithmetic and with none of the product's own.
 */
export class RoomLog {
  readonly said: Said[] = []
  /** Server clock minus wall clock, ms: the least of (received by the server - sent by the page), so at most one way's delay too high. */
  #offsetMs = Number.POSITIVE_INFINITY

  /** Takes one text frame from the server; whatever is of no interest is passed over. */
  read(frame: string): void {
    const message: unknown = JSON.parse(frame)
    const probe = clockAnswered.safeParse(message)
    if (probe.success) {
      this.#offsetMs = Math.min(this.#offsetMs, probe.data.receivedAt - probe.data.sentAt)
      return
    }
    const told = roomJoined.or(announcement).safeParse(message)
    if (!told.success || !('playback' in told.data)) return
    const { type, playback } = told.data
    const { startedAt, pausedAt, isPlaying, lastUpdated, currentSong } = playback
    this.said.push({ type, from: lastUpdated, startedAt, pausedAt, isPlaying, title: currentSong?.title ?? null })
  }

  /** How often the server said this since the page was opened. */
  count(type: string): number {
    return this.said.filter((said) => said.type === type).length
  }

  /** Where the song stood at a wall instant (ms since 1970); null before anything was told. */
  at(wallMs: number): Standing | null {
    const serverMs = wallMs + this.#offsetMs
    const held = this.said.filter(({ from }) => from <= serverMs).at(-1) ?? this.said[0]
    if (!held || !Number.isFinite(this.#offsetMs)) return null
    const until = held.isPlaying ? serverMs : (held.pausedAt ?? held.startedAt)
    return { title: held.title, positionMs: until - held.startedAt, isPlaying: held.isPlaying }
  }
}
