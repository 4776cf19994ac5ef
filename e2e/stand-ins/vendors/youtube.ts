import { type Answer, need, only, type Vendor } from './answer.ts'
import type { VendorWorld, Video } from './world.ts'

const plain = (status: number, text: string): Answer => ({ text, type: 'text/plain', status })
const FEED_LENGTH = 15

/** www.youtube.com as far as it answers programs: oEmbed, and the feeds of playlists. */
export const youtube =
  ({ videos, lists }: VendorWorld): Vendor =>
  ({ path, query }) => {
    if (path === '/oembed') {
      only(query, ['url', 'format'], () => plain(400, 'Bad Request'))
      need(query, 'format', /^json$/, () => plain(400, 'Bad Request'))
      const url = need(query, 'url', /^https:\/\/www\.youtube\.com\/watch\?v=[\w-]{11}$/, () =>
        plain(400, 'Bad Request'),
      )
      const video = videos.find(({ id }) => url.endsWith(id))
      if (!video) return plain(404, 'Not Found')
      if (video.private) return plain(403, 'Forbidden')
      if (video.embeddable === false) return plain(401, 'Unauthorized')
      return { json: oembed(video) }
    }
    if (path === '/feeds/videos.xml') {
      only(query, ['playlist_id'], () => plain(400, 'Bad Request'))
      const list = lists[query.get('playlist_id') ?? '']
      if (!list) return plain(404, 'Not Found')
      const shown = list.videoIds.slice(0, FEED_LENGTH).flatMap((id) => videos.find((video) => video.id === id) ?? [])
      return { text: feed(list.title, shown), type: 'text/xml; charset=UTF-8' }
    }
    return null
  }

/** i.ytimg.com: a picture of every video. */
export const youtubePictures =
  ({ videos }: VendorWorld, picture: Uint8Array): Vendor =>
  ({ path }) => {
    const [, id] = /^\/vi\/([\w-]{11})\/mqdefault\.jpg$/.exec(path) ?? []
    return videos.some((video) => video.id === id) ? { bytes: picture, type: 'image/png' } : null
  }

const oembed = ({ id, title, channel }: Video) => ({
  title,
  author_name: channel,
  author_url: 'https://www.youtube.com/@stand-in',
  type: 'video',
  height: 113,
  width: 200,
  version: '1.0',
  provider_name: 'YouTube',
  provider_url: 'https://www.youtube.com/',
  thumbnail_height: 360,
  thumbnail_width: 480,
  thumbnail_url: `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
  html: '<iframe></iframe>',
})

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const feed = (title: string, videos: readonly Video[]) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns="http://www.w3.org/2005/Atom">
<title>${xml(title)}</title><author><name>Ada</name></author>
${videos
  .filter((video) => !video.private)
  .map(
    (video) => `<entry><id>yt:video:${video.id}</id><yt:videoId>${video.id}</yt:videoId>
<title>${xml(video.title)}</title><author><name>${xml(video.channel)}</name></author></entry>`,
  )
  .join('\n')}
</feed>`

/** YouTube Data API v3, of which it knows four resources. */
export const youtubeData = ({ videos, lists, keys, youtubeSearches }: VendorWorld): Vendor => {
  let searched = 0
  return ({ path, query }) => {
    const [, resource = ''] = /^\/youtube\/v3\/(\w+)$/.exec(path) ?? []
    const allowed = PARAMETERS[resource]
    if (!allowed) return null
    if (query.get('key') !== keys.youtube) return refusal(400, 'badRequest', 'API key not valid.')
    only(query, ['key', 'part', 'maxResults', ...allowed], () => refusal(400, 'invalidParameter'))
    const most = Number(need(query, 'maxResults', /^\d+$/, () => refusal(400, 'invalidParameter')))
    if (most > 50) return refusal(400, 'invalidParameter')
    const parts = need(query, 'part', /^[a-zA-Z,]+$/, () => refusal(400, 'missingRequiredParameter')).split(',')
    const shown = ({ id, title, channel, seconds, ...video }: Video) => ({
      kind: 'youtube#video',
      id,
      ...(parts.includes('snippet') && { snippet: { title, channelTitle: channel, liveBroadcastContent: 'none' } }),
      ...(parts.includes('contentDetails') && {
        contentDetails: { duration: `PT${Math.floor(seconds / 60)}M${seconds % 60}S` },
      }),
      ...(parts.includes('status') && {
        status: { uploadStatus: 'processed', privacyStatus: 'public', embeddable: video.embeddable ?? true },
      }),
    })

    switch (resource) {
      case 'videos': {
        const ids = need(query, 'id', /^[\w-]{11}(?:,[\w-]{11})*$/, () =>
          refusal(400, 'missingRequiredParameter'),
        ).split(',')
        if (ids.length > 50) return refusal(400, 'invalidFilters')
        return { json: { items: videos.filter(({ id, ...video }) => ids.includes(id) && !video.private).map(shown) } }
      }
      case 'playlists': {
        const list = lists[query.get('id') ?? '']
        return { json: { items: list ? [{ id: query.get('id'), snippet: { title: list.title } }] : [] } }
      }
      case 'playlistItems': {
        const list = lists[need(query, 'playlistId', /./, () => refusal(400, 'playlistIdRequired'))]
        if (!list) return refusal(404, 'playlistNotFound')
        const from = Number(query.get('pageToken') ?? 0)
        const items = list.videoIds.slice(from, from + most).map((id) => ({ contentDetails: { videoId: id } }))
        const more = from + most < list.videoIds.length && { nextPageToken: String(from + most) }
        return { json: { items, ...more, pageInfo: { totalResults: list.videoIds.length, resultsPerPage: most } } }
      }
      default: {
        need(query, 'type', /^video$/, () => refusal(400, 'invalidParameter'))
        if (searched >= youtubeSearches) return refusal(403, 'quotaExceeded')
        searched += 1
        const words = need(query, 'q', /\S/, () => refusal(400, 'missingRequiredParameter'))
          .toLowerCase()
          .split(/\W+/)
        const found = videos.filter(
          ({ title, channel, embeddable, ...video }) =>
            embeddable !== false &&
            !video.private &&
            words.every((word) => `${title} ${channel}`.toLowerCase().includes(word)),
        )
        return {
          json: { items: found.slice(0, most).map(({ id }) => ({ id: { kind: 'youtube#video', videoId: id } })) },
        }
      }
    }
  }
}

const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  videos: ['id'],
  playlists: ['id'],
  playlistItems: ['playlistId', 'pageToken'],
  search: ['type', 'videoEmbeddable', 'q'],
}

const refusal = (code: number, reason: string, message = reason): Answer => ({
  status: code,
  json: { error: { code, message, errors: [{ message, domain: 'youtube', reason }] } },
})
