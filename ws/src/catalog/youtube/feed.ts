import { cleanLine } from '../../text/clean-text.ts'
import { CatalogError } from '../catalog-error.ts'
import type { DraftList } from '../draft.ts'
import { elementsOf, textOf } from '../xml.ts'
import { videoDraft } from './read-video.ts'

/** A playlist's public feed (Atom) has so many videos at most, however long the playlist is. */
const FEED_LENGTH = 15

/** The videos of a playlist's feed. Full feeds count as cut: there is no telling whether there are more. */
export function readFeed(xml: string, limit: number, pictures: string): DraftList {
  if (!/<feed[\s>]/.test(xml)) throw new CatalogError('vendor-failed')
  const entries = elementsOf(xml, 'entry')
  const drafts = entries.flatMap((entry) => {
    const videoId = textOf(entry, 'videoId')
    if (!/^[\w-]{11}$/.test(videoId)) return []
    const [author = ''] = elementsOf(entry, 'author')
    return videoDraft(
      { videoId, title: textOf(entry, 'title'), author: textOf(author, 'name'), durationMs: null },
      pictures,
    )
  })
  const name = cleanLine(textOf(xml.slice(0, xml.indexOf('<entry')), 'title')) || null
  return { name, drafts: drafts.slice(0, limit), isCut: entries.length >= FEED_LENGTH || drafts.length > limit }
}
