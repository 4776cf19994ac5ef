import type { DurationMs, FoundSong, SongSource } from '@earshot/sync'
import { TtlCache } from './vendor/ttl-cache.ts'

/** Where a song may come from that is not a file of this server. */
export type DraftSource = Exclude<SongSource, { kind: 'file' }>

/** A song as somebody else tells of it: not in the library yet, and fit to be. What is not known is empty or null. */
export type Draft = {
  /** The one spelling of the link that brings it in. */
  link: string
  source: DraftSource
  title: string
  artist: string
  album: string
  durationMs: DurationMs | null
  /** Address of a picture, anywhere on the web. */
  pictureUrl: string | null
}

/** Several songs in their order; `isCut`: there are more. */
export type DraftList = { name: string | null; drafts: Draft[]; isCut: boolean }

/** The path here under which a picture from elsewhere is shown; null when its address is too long. */
export type ShowPicture = (pictureUrl: string) => string | null

/** A draft as people are shown it before it is brought in. */
export function foundSong(draft: Draft, showPicture: ShowPicture): FoundSong {
  const { link, title, artist, album, durationMs, pictureUrl } = draft
  return { link, title, artist, album, durationMs, coverUrl: pictureUrl && showPicture(pictureUrl) }
}

const KEEP_MS = 60 * 60_000
const KEPT_DRAFTS = 5000

/** What vendors told lately, by link: a song of a list is not asked for again when it is brought in. */
export type DraftMemory = { keep(draft: Draft): Draft; recall(link: string): Draft | undefined }

export function createDraftMemory(now: () => number): DraftMemory {
  const drafts = new TtlCache<Draft>(KEPT_DRAFTS)
  return {
    keep: (draft) => {
      drafts.set(draft.link, draft, now() + KEEP_MS)
      return draft
    },
    recall: (link) => drafts.get(link, now()),
  }
}
