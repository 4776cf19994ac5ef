import * as z from 'zod'
import { cleanLine } from '../../text/clean-text.ts'
import type { Draft } from '../draft.ts'
import { fromMilliseconds } from '../durations.ts'
import { spellLink } from '../links/link.ts'
import { webAddress } from '../vendor/rows.ts'

const images = z.array(z.object({ url: webAddress, width: z.number().nullish() })).nullish()

/** A track as the Web API tells it; within an album it has no album of its own. */
export const apiTrack = z.object({
  id: z.string().regex(/^[0-9A-Za-z]{22}$/),
  type: z.literal('track').default('track'),
  name: z.string(),
  artists: z.array(z.object({ name: z.string() })).default([]),
  duration_ms: z.number().nullish(),
  is_local: z.boolean().nullish(),
  album: z.object({ name: z.string(), images }).nullish(),
})
export type ApiTrack = z.infer<typeof apiTrack>
export type ApiAlbum = NonNullable<ApiTrack['album']>
export const apiAlbum = z.object({ name: z.string(), images })

export function trackDraft(told: {
  trackId: string
  title: string
  artist: string
  album: string
  ms: number | null
  pictureUrl: string | null
}): Draft {
  return {
    link: spellLink({ kind: 'spotify', what: 'track', id: told.trackId }),
    source: { kind: 'spotify', trackId: told.trackId },
    title: cleanLine(told.title) || told.trackId,
    artist: cleanLine(told.artist),
    album: cleanLine(told.album),
    durationMs: told.ms === null ? null : fromMilliseconds(told.ms),
    pictureUrl: told.pictureUrl,
  }
}

/** A picture of some 300 px, which is what lists show; they come the widest first. */
const pictureOf = (album: ApiAlbum | null | undefined): string | null =>
  (album?.images?.find(({ width }) => (width ?? 0) <= 320) ?? album?.images?.[0])?.url ?? null

export const apiTrackDraft = (track: ApiTrack, album: ApiAlbum | null | undefined = track.album): Draft =>
  trackDraft({
    trackId: track.id,
    title: track.name,
    artist: track.artists.map(({ name }) => name).join(', '),
    album: album?.name ?? '',
    ms: track.duration_ms ?? null,
    pictureUrl: pictureOf(album),
  })
