import { type Answer, need, only, type Vendor } from './answer.ts'
import { isAbout, type Track, type VendorWorld } from './world.ts'

const refusal = (status: number, message: string): Answer => ({ status, json: { error: { status, message } } })
const TOKEN = 'stand-in-token'

/** open.spotify.com: oEmbed. */
export const spotify =
  ({ tracks }: VendorWorld): Vendor =>
  ({ path, query, base }) => {
    if (path !== '/oembed') return null
    only(query, ['url'], () => ({ text: 'Bad Request', type: 'text/plain', status: 400 }))
    const track = tracks.find(({ id }) => query.get('url') === `https://open.spotify.com/track/${id}`)
    if (!track) return { text: 'Not Found', type: 'text/plain', status: 404 }
    const thumbnail = { thumbnail_url: `${base}/picture`, thumbnail_width: 300, thumbnail_height: 300 }
    return { json: { title: track.name, type: 'rich', version: '1.0', provider_name: 'Spotify', ...thumbnail } }
  }

/** accounts.spotify.com: a token for the program itself. */
export const spotifyAccounts =
  ({ keys }: VendorWorld): Vendor =>
  ({ path, request, body }) => {
    if (path !== '/api/token') return null
    if (request.method !== 'POST' || body !== 'grant_type=client_credentials') {
      return { status: 400, json: { error: 'unsupported_grant_type' } }
    }
    const basic = Buffer.from(`${keys.spotifyId}:${keys.spotifySecret}`).toString('base64')
    if (request.headers.authorization !== `Basic ${basic}`) return { status: 400, json: { error: 'invalid_client' } }
    return { json: { access_token: TOKEN, token_type: 'Bearer', expires_in: 3600 } }
  }

/** api.spotify.com/v1 as it is since February 2026. */
export const spotifyApi =
  ({ tracks, albums, playlists }: VendorWorld): Vendor =>
  ({ path, query, request, base }) => {
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return refusal(401, 'Invalid access token')
    const [, what = '', id = '', part = ''] = /^\/v1\/(\w+)(?:\/(\w+))?(?:\/(\w+))?$/.exec(path) ?? []
    const shown = ({ name, artist, album, ms, id: trackId }: Track) => ({
      id: trackId,
      type: 'track',
      name,
      artists: [{ name: artist }],
      duration_ms: ms,
      is_local: false,
      album: { name: album, images: [{ url: `${base}/picture`, width: 300, height: 300 }] },
    })
    const byId = (wanted: string) => tracks.filter((track) => track.id === wanted)
    const page = <T>(all: readonly T[], most: number) => {
      const limit = Number(need(query, 'limit', /^\d+$/, () => refusal(400, 'Invalid limit')))
      const offset = Number(need(query, 'offset', /^\d+$/, () => refusal(400, 'Invalid offset')))
      if (limit < 1 || limit > most) return null
      const next = offset + limit < all.length ? `https://api.spotify.com${path}?offset=${offset + limit}` : null
      return { items: all.slice(offset, offset + limit), limit, offset, next, total: all.length }
    }
    const answer = (told: unknown): Answer => (told ? { json: told } : refusal(400, 'Invalid limit'))

    if (what === 'tracks') {
      const [track] = byId(id)
      return track ? { json: shown(track) } : refusal(404, 'Resource not found')
    }
    if (what === 'albums') {
      const album = albums[id]
      if (!album) return refusal(404, 'Resource not found')
      if (part === '') return { json: { id, name: album.name, images: [{ url: `${base}/picture`, width: 300 }] } }
      return answer(
        page(
          album.trackIds
            .flatMap(byId)
            .map(shown)
            .map(({ album: _, ...track }) => track),
          50,
        ),
      )
    }
    if (what === 'playlists') {
      const list = playlists[id]
      if (!list) return refusal(404, 'Resource not found')
      if (part === '') return { json: { id, name: list.name } }
      if (part !== 'items') return refusal(403, 'Forbidden')
      return answer(
        page(
          list.trackIds.flatMap(byId).map((track) => ({ item: shown(track) })),
          50,
        ),
      )
    }
    if (what === 'search') {
      need(query, 'type', /^track$/, () => refusal(400, 'Missing parameter type'))
      const words = need(query, 'q', /\S/, () => refusal(400, 'No search query'))
      const found = tracks.filter(({ name, artist, album }) => isAbout(`${name} ${artist} ${album}`, words)).map(shown)
      const told = page(found, 10)
      return answer(told && { tracks: told })
    }
    return null
  }
