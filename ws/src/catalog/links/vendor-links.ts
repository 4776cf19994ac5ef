import type { Link } from './link.ts'

/** How the addresses of one vendor are read; `hosts` without `www.` and `m.`. */
type Reader = { hosts: readonly string[]; read(url: URL): Link }

const OTHER: Link = { kind: 'other-page' }
const VIDEO = /^[\w-]{11}$/
const LIST = /^[\w-]{2,64}$/

function readYoutube(url: URL): Link {
  const [first = '', second = ''] = partsOf(url)
  const short = url.hostname.endsWith('youtu.be')
  const asPath = ['shorts', 'embed', 'live', 'v', 'e'].includes(first) && second !== 'videoseries'
  const videoId = short ? first : asPath ? second : first === 'watch' ? url.searchParams.get('v') : null
  const list = url.searchParams.get('list')
  const listId = list !== null && LIST.test(list) ? list : null
  if (videoId && VIDEO.test(videoId)) return { kind: 'youtube-video', videoId, listId }
  return listId !== null && !short ? { kind: 'youtube-list', listId } : OTHER
}

function readSpotify(url: URL): Link {
  // Pages in other languages lie below /intl-de, players on other sites below /embed.
  const [what, id = ''] = partsOf(url).filter((part, at) => at > 1 || !/^(?:intl-[a-z-]+|embed)$/i.test(part))
  if (!/^[0-9A-Za-z]{22}$/.test(id)) return OTHER
  return what === 'track' || what === 'album' || what === 'playlist' ? { kind: 'spotify', what, id } : OTHER
}

function readAudius(url: URL): Link {
  const parts = partsOf(url)
  const [first, second = ''] = parts[0] === 'v1' ? parts.slice(1) : parts
  if (first === 'tracks' && /^\w{3,20}$/.test(second)) return { kind: 'audius-track', trackId: second }
  return parts.length >= 2 && parts.length <= 4 ? { kind: 'audius-page', path: url.pathname } : OTHER
}

function readArchive(url: URL): Link {
  const [place, item = '', ...file] = partsOf(url)
  if ((place !== 'details' && place !== 'download') || !/^[\w.-]{1,120}$/.test(item)) return OTHER
  return { kind: 'archive', item, file: file.length === 0 ? null : file.join('/') }
}

function readJamendo(url: URL): Link {
  // Pages in other languages lie below /en and the like.
  const [what, id = ''] = partsOf(url).filter((part, at) => at > 0 || !/^[a-z]{2}$/.test(part))
  return (what === 'track' || what === 't') && /^\d{1,12}$/.test(id) ? { kind: 'jamendo', trackId: id } : OTHER
}

function readStation(url: URL): Link {
  const stationId = partsOf(url).find((part) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part))
  return stationId ? { kind: 'station', stationId: stationId.toLowerCase() } : OTHER
}

/** The vendors whose addresses mean more than a file. */
export const READERS: readonly Reader[] = [
  { hosts: ['youtube.com', 'music.youtube.com', 'youtube-nocookie.com', 'youtu.be'], read: readYoutube },
  { hosts: ['open.spotify.com', 'play.spotify.com'], read: readSpotify },
  { hosts: ['audius.co', 'api.audius.co'], read: readAudius },
  { hosts: ['archive.org'], read: readArchive },
  { hosts: ['jamendo.com'], read: readJamendo },
  { hosts: ['radio-browser.info'], read: readStation },
]

/** The parts of a path, decoded where they can be. */
function partsOf(url: URL): string[] {
  return url.pathname.split('/').flatMap((part) => {
    if (part === '') return []
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
}
