import { CatalogError } from '../catalog-error.ts'
import type { Draft, DraftList } from '../draft.ts'
import { spellLink } from '../links/link.ts'
import { StatusError } from '../vendor/fetch-text.ts'
import type { VendorClient } from '../vendor/vendor-client.ts'
import { readFeed } from './feed.ts'
import { oembed, videoDraft } from './read-video.ts'

/** What YouTube tells of its videos. */
export type Youtube = {
  /** Throws `song-not-found` or `not-embeddable` of a video that nobody could play here. */
  video(videoId: string): Promise<Draft>
  /** At most `limit` videos of a playlist, in its order. */
  list(listId: string, limit: number): Promise<DraftList>
}

/** YouTube without a key: titles by oEmbed, and of a playlist its public feed, which has 15 videos and no lengths. */
export const keylessYoutube = (client: VendorClient): Youtube => ({
  video: async (videoId) => {
    const url = spellLink({ kind: 'youtube-video', videoId, listId: null })
    const told = await client
      .json({ vendor: 'youtube', path: '/oembed', query: { url, format: 'json' } }, oembed)
      .catch(tellOembed)
    return videoDraft(
      { videoId, title: told.title, author: told.author_name, durationMs: null },
      client.baseOf('youtube-pictures'),
    )
  },
  list: async (listId, limit) => {
    const query = { playlist_id: listId }
    const text = await client.text({ vendor: 'youtube', path: '/feeds/videos.xml', query }).catch(tellMissing)
    return readFeed(text, limit, client.baseOf('youtube-pictures'))
  },
})

/** 401: its owner allows no embedding; 403: private; 400 and 404: no such video. */
function tellOembed(error: unknown): never {
  if (!(error instanceof StatusError)) throw error
  if (error.status === 401) throw new CatalogError('not-embeddable', error)
  return tellMissing(error)
}

function tellMissing(error: unknown): never {
  if (!(error instanceof StatusError)) throw error
  throw new CatalogError([400, 403, 404, 410].includes(error.status) ? 'song-not-found' : 'vendor-failed', error)
}
