import type { PositionMs } from '@earshot/sync'
import { listeningWords } from '../../lib/listening-words.ts'
import type { RoomSession, RoomSnapshot } from '../../session/room-session.ts'
import { hearAgain, silence } from '../listening/silence.ts'
import { handsOn } from '../player/use-hands.ts'
import { type Artwork, drawArtwork } from './artwork.ts'
import {
  DEEDS,
  type Deed,
  type Effect,
  isOutdated,
  meantBy,
  offered,
  positionState,
  STEP_S,
  shownState,
  type Told,
} from './controls.ts'
import { Presence } from './presence.ts'

const LOOK_EVERY_MS = 1000
const SHOWN_MS = 12_000

const mute = (session: RoomSession): void => silence(session, listeningWords.silentHere, SHOWN_MS)

const EFFECTS: Record<Effect, (session: RoomSession) => void> = {
  'pause-room': (session) => handsOn(session).pause(),
  'resume-room': (session) => handsOn(session).resume(),
  mute,
  unmute: hearAgain,
}

const press = (session: RoomSession, deed: 'play' | 'pause'): void => {
  for (const effect of meantBy(deed, session.getSnapshot())) EFFECTS[effect](session)
}

const seekTo = (session: RoomSession, seconds: number): void => {
  const lengthMs = session.getSnapshot().item?.song.durationMs ?? 0
  handsOn(session).seek(Math.min(lengthMs, Math.max(0, seconds * 1000)) as PositionMs)
}

const seekBy = (session: RoomSession, seconds: number): void => seekTo(session, session.positionNow() / 1000 + seconds)

/** By the same hands as the buttons. */
const DOES: Record<Deed, (session: RoomSession, details: MediaSessionActionDetails) => void> = {
  play: (session) => press(session, 'play'),
  pause: (session) => press(session, 'pause'),
  stop: (session) => press(session, 'pause'),
  seekto: (session, { seekTime }) => seekTime !== undefined && seekTo(session, seekTime),
  seekbackward: (session, { seekOffset }) => seekBy(session, -(seekOffset ?? STEP_S)),
  seekforward: (session, { seekOffset }) => seekBy(session, seekOffset ?? STEP_S),
  previoustrack: (session) => void handsOn(session).previous(),
  nexttrack: (session) => void handsOn(session).next(),
}

/** Not every browser knows every action, nor what has no end. */
const unlessUnknown = (act: () => void): void => {
  try {
    act()
  } catch {
    // Then its system shows nothing of it.
  }
}

const describe = ({ item, onAir, name }: RoomSnapshot, artwork: MediaImage[]): MediaMetadata | null => {
  if (item === null) return null
  const { title, artist, album, source } = item.song
  const isLive = source.kind === 'live'
  return new MediaMetadata({
    title: isLive ? (onAir ?? title) : title,
    artist: isLive && onAir !== null ? title : artist,
    album: album || name,
    artwork,
  })
}

/** Shows the system what the room plays, and lets its controls act on the room; answers how to stop. */
export const holdMediaSession = (session: RoomSession): (() => void) => {
  if (!('mediaSession' in navigator)) return () => {}
  const system = navigator.mediaSession
  const presence = new Presence((isSilent) => (isSilent ? mute : hearAgain)(session))
  let told: Told | null = null
  let described = ''
  let pictured: string | undefined
  let artwork: Artwork | null = null
  let handled: ReadonlySet<Deed> = new Set()

  const describeSong = (room: RoomSnapshot) => {
    const song = room.item?.song ?? null
    if (song?.songId !== pictured) {
      pictured = song?.songId
      artwork?.clear()
      artwork = null
      if (song !== null) void picture(song)
    }
    const key = JSON.stringify([pictured, song?.title, song?.artist, room.onAir, room.name, artwork?.images.length])
    if (key === described) return
    described = key
    system.metadata = describe(room, artwork?.images ?? [])
  }

  const picture = async (song: Parameters<typeof drawArtwork>[0]) => {
    const drawn = await drawArtwork(song)
    if (pictured !== song.songId) return drawn.clear()
    artwork = drawn
    look()
  }

  const handle = (room: RoomSnapshot) => {
    const wanted = offered(room)
    for (const deed of DEEDS) {
      if (wanted.has(deed) === handled.has(deed)) continue
      const handler = wanted.has(deed) ? (details: MediaSessionActionDetails) => DOES[deed](session, details) : null
      unlessUnknown(() => system.setActionHandler(deed, handler))
    }
    handled = wanted
  }

  const place = (room: RoomSnapshot) => {
    const { item } = room
    const positionMs = session.positionNow()
    const state = shownState(room)
    system.playbackState = state
    if (item === null) {
      if (told !== null) unlessUnknown(() => system.setPositionState())
      told = null
      return
    }
    const now: Told = { itemId: item.itemId, lengthMs: item.song.durationMs, state, positionMs, at: performance.now() }
    if (!isOutdated(told, now)) return
    told = now
    unlessUnknown(() => system.setPositionState(positionState(item, positionMs)))
  }

  const look = () => {
    const room = session.getSnapshot()
    describeSong(room)
    handle(room)
    place(room)
    presence.want(shownState(room) === 'playing' && room.sound.state !== 'locked')
  }

  const stop = session.subscribe(look)
  const timer = setInterval(look, LOOK_EVERY_MS)
  look()
  return () => {
    stop()
    clearInterval(timer)
    presence.close()
    artwork?.clear()
    for (const deed of handled) unlessUnknown(() => system.setActionHandler(deed, null))
    unlessUnknown(() => system.setPositionState())
    system.metadata = null
    system.playbackState = 'none'
  }
}
