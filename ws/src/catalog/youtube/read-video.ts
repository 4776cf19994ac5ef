import * as z from 'zod'
import { cleanLine } from '../../text/clean-text.ts'
import { CatalogError } from '../catalog-error.ts'
import type { Draft } from '../draft.ts'
import { fromIso8601 } from '../durations.ts'
import { spellLink } from '../links/link.ts'

/** What is known of a video, whoever told it. */
export type Video = { videoId: string; title: string; author: string; durationMs: Draft['durationMs'] }

/** A video as a song. `pictures` is where YouTube keeps one of every video, 320 x 180. */
export function videoDraft({ videoId, title, author, durationMs }: Video, pictures: string): Draft {
  const link = spellLink({ kind: 'youtube-video', videoId, listId: null })
  return {
    link,
    source: { kind: 'youtube', videoId },
    title: cleanLine(title) || videoId,
    // Channels of music that YouTube fills by itself are called so.
    artist: cleanLine(author.replace(/ - Topic$/, '')),
    album: '',
    durationMs,
    pictureUrl: `${pictures}/vi/${videoId}/mqdefault.jpg`,
  }
}

/** oEmbed 1.0 as YouTube answers it; needs no key, and tells no length. */
export const oembed = z.object({ title: z.string(), author_name: z.string().default('') })

/** One video of videos.list with the parts snippet, contentDetails and status. */
export const apiVideo = z.object({
  id: z.string().regex(/^[\w-]{11}$/),
  snippet: z.object({ title: z.string(), channelTitle: z.string().default('') }),
  contentDetails: z.object({ duration: z.string().default('P0D') }).default({ duration: 'P0D' }),
  status: z.object({
    embeddable: z.boolean().default(true),
    privacyStatus: z.string().default('public'),
    uploadStatus: z.string().default('processed'),
  }),
})
export type ApiVideo = z.infer<typeof apiVideo>

/** Why nobody could play this video here; null when they can. */
export function refusalOf({ status }: ApiVideo): CatalogError | null {
  const isThere = ['processed', 'uploaded'].includes(status.uploadStatus) && status.privacyStatus !== 'private'
  if (!isThere) return new CatalogError('song-not-found')
  return status.embeddable ? null : new CatalogError('not-embeddable')
}

export const videoOf = ({ id, snippet, contentDetails }: ApiVideo): Video => ({
  videoId: id,
  title: snippet.title,
  author: snippet.channelTitle,
  durationMs: fromIso8601(contentDetails.duration),
})
