import type { RoomPreview } from '../managers/listed.ts'
import type { PageHead } from './page-head.ts'

/** Ours, 1200 by 630, made by scripts/draw-pictures.mjs. */
const OWN_PICTURE = '/preview.jpg'
/** In letters: more is cut off by whoever shows it, and not at a good place. */
const LONGEST = { song: 80, name: 50 }
const PRODUCT = 'Earshot'
const INVITATION = 'Open the link and hear the same instant of the same song.'

const clip = (text: string, most: number): string => {
  const letters = [...text]
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

const listening = (many: number): string => {
  if (many === 0) return 'Nobody is there yet.'
  return many === 1 ? 'One person is listening.' : `${many} people are listening.`
}

/** An address of ours with the server's origin before it; null without that, and for addresses of elsewhere. */
const ours = (path: string | null, origin: string | null): string | null => {
  if (path === null || origin === null || !URL.canParse(path, origin)) return null
  const { href, origin: of } = new URL(path, origin)
  return of === origin ? href : null
}

const pictureAt = (coverUrl: string | null, origin: string | null): PageHead['picture'] => {
  const cover = ours(coverUrl, origin)
  if (cover !== null) return { url: cover, isWide: false }
  const own = ours(OWN_PICTURE, origin)
  return own === null ? null : { url: own, isWide: true }
}

/** Of the page that begins, at `origin`. */
export const startHead = (origin: string | null): PageHead => ({
  title: null,
  heading: `${PRODUCT}: hear the same song at the same instant`,
  text: 'Start a room and send the link. Whoever opens it hears exactly what you hear, as you hear it.',
  url: ours('/', origin),
  picture: pictureAt(null, origin),
})

/** Of a room's page: what an open room plays and to how many, of any other that it is one. `path` is null where there is no such room. */
export const roomHead = (room: RoomPreview, path: string | null, origin: string | null): PageHead => {
  const url = ours(path, origin)
  if (!room.isOpen) {
    const picture = pictureAt(null, origin)
    return { title: null, heading: `A room on ${PRODUCT}`, text: INVITATION, url, picture }
  }
  const { listeners, playing } = room
  const name = clip(room.name, LONGEST.name)
  const song = playing && [playing.title, playing.artist].filter((part) => part !== '').join(' – ')
  const heading = song === null ? name : `${clip(song, LONGEST.song)} · ${name}`
  return {
    title: `${heading} · ${PRODUCT}`,
    heading,
    text: `${listening(listeners)} ${INVITATION}`,
    url,
    picture: pictureAt(playing?.coverUrl ?? null, origin),
  }
}
