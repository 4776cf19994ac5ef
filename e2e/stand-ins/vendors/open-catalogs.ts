import { type Answer, need, only, type Vendor } from './answer.ts'
import { type AudiusTrack, isAbout, type VendorWorld } from './world.ts'

const NOT_FOUND: Answer = { status: 404, json: { code: 404, error: 'not found' } }
const bad = (): Answer => ({ status: 400, json: { code: 400, error: 'bad request' } })

/** api.audius.co */
export const audius =
  ({ audius: tracks, sound }: VendorWorld): Vendor =>
  ({ path, query, base }) => {
    need(query, 'app_name', /^\S+$/, bad)
    const shown = ({ id, title, artist, handle, slug, seconds }: AudiusTrack) => ({
      id,
      title,
      duration: seconds,
      permalink: `/${handle}/${slug}`,
      artwork: { '150x150': `${base}/picture`, '480x480': `${base}/picture`, '1000x1000': `${base}/picture` },
      user: { id: 'u', name: artist, handle },
      is_streamable: true,
      is_delete: false,
      access: { stream: true, download: false },
    })
    if (path === '/v1/tracks/search') {
      const words = need(query, 'query', /\S/, bad)
      return { json: { data: tracks.filter(({ title, artist }) => isAbout(`${title} ${artist}`, words)).map(shown) } }
    }
    if (path === '/v1/resolve') {
      const url = need(query, 'url', /^https:\/\/audius\.co\//, bad)
      const track = tracks.find(({ handle, slug }) => url === `https://audius.co/${handle}/${slug}`)
      return track ? { location: `${base}/audius/v1/tracks/${track.id}?app_name=x` } : NOT_FOUND
    }
    const [, id, part] = /^\/v1\/tracks\/(\w+)(\/stream)?$/.exec(path) ?? []
    const track = tracks.find((each) => each.id === id)
    if (!track) return NOT_FOUND
    return part ? { bytes: sound, type: 'audio/mpeg' } : { json: { data: shown(track) } }
  }

/** archive.org */
export const archive =
  ({ items, sound }: VendorWorld, picture: Uint8Array): Vendor =>
  ({ path, query }) => {
    if (path === '/advancedsearch.php') {
      only(query, ['q', 'fl[]', 'sort[]', 'rows', 'page', 'output'], bad)
      need(query, 'output', /^json$/, bad)
      const q = need(query, 'q', /mediatype:\(audio\)/, bad)
      const words = q.slice(1, q.indexOf(')')).replaceAll(' AND ', ' ')
      const docs = Object.entries(items)
        .filter(([, { title, creator, files }]) =>
          isAbout([title, creator, ...files.map((file) => file.title)].join(' '), words),
        )
        .map(([identifier]) => ({ identifier }))
      return { json: { responseHeader: { status: 0 }, response: { numFound: docs.length, start: 0, docs } } }
    }
    const [, what, item = '', file = ''] =
      /^\/(metadata|download|services\/img)\/([\w.-]+)(?:\/(.+))?$/.exec(path) ?? []
    const found = items[item]
    if (what === 'services/img') return { bytes: picture, type: 'image/png' }
    if (what === 'metadata') return { json: found ? metadata(item, found, sound.length) : {} }
    if (what !== 'download' || !found?.files.some(({ name }) => name === file)) return NOT_FOUND
    return { bytes: sound, type: 'audio/mpeg' }
  }

const metadata = (identifier: string, { title, creator, files }: VendorWorld['items'][string], size: number) => ({
  metadata: { identifier, title, creator, mediatype: 'audio' },
  files: files.map((file, at) => ({
    ...file,
    source: 'original',
    format: 'VBR MP3',
    size: String(size),
    track: String(at + 1),
  })),
})

/** api.jamendo.com: whatever happens, the status is 200. */
export const jamendo =
  ({ jamendo: tracks, keys, sound }: VendorWorld): Vendor =>
  ({ path, query, base }) => {
    if (path === '/sound') return { bytes: sound, type: 'audio/mpeg' }
    if (path !== '/v3.0/tracks/') return null
    const answer = (code: number, results: unknown[]): Answer => ({
      json: {
        headers: { status: code === 0 ? 'success' : 'failed', code, error_message: '', results_count: results.length },
        results,
      },
    })
    if (query.get('client_id') !== keys.jamendo) return answer(5, [])
    only(query, ['client_id', 'format', 'audioformat', 'id', 'search', 'limit', 'order'], () => answer(4, []))
    if (Number(query.get('limit') ?? 10) > 200) return answer(3, [])
    const [id, words] = [query.get('id'), query.get('search')]
    const found = tracks.filter((track) =>
      id === null ? isAbout(`${track.name} ${track.artist} ${track.album}`, words ?? '') : track.id === id,
    )
    return answer(
      0,
      found.map((track) => ({
        id: track.id,
        name: track.name,
        duration: track.seconds,
        artist_name: track.artist,
        album_name: track.album,
        image: `${base}/picture`,
        audio: `${base}/jamendo/sound?trackid=${track.id}&format=mp32`,
      })),
    )
  }

/** A server of radio-browser.info. */
export const radioBrowser =
  ({ stations }: VendorWorld): Vendor =>
  ({ path, query, request, base }) => {
    // Its makers ask callers to name themselves.
    if (!/^\w+\/[\d.]+/.test(request.headers['user-agent'] ?? '')) return { status: 403, json: { ok: false } }
    const shown = ({ id, name, url, hls }: VendorWorld['stations'][number]) => ({
      stationuuid: id,
      name,
      url,
      url_resolved: url,
      favicon: `${base}/picture`,
      hls: hls ? 1 : 0,
      lastcheckok: 1,
    })
    if (path === '/json/stations/search') {
      const name = need(query, 'name', /\S/, bad)
      const limit = Number(query.get('limit') ?? 100_000)
      return {
        json: stations
          .filter((each) => isAbout(each.name, name))
          .slice(0, limit)
          .map(shown),
      }
    }
    const [, id] = /^\/json\/stations\/byuuid\/([0-9a-f-]{36})$/.exec(path) ?? []
    return id === undefined ? null : { json: stations.filter((each) => each.id === id).map(shown) }
  }
