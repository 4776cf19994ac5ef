import type { Song } from '@earshot/sync'

/** Nothing that could be decoded. */
const NOTHING = 'data:,'

/** Where a song's sound is fetched from. What no file player can play is at an address that holds nothing. */
export const soundAddress = ({ songId, source }: Song): string => {
  switch (source.kind) {
    case 'file':
      return source.url
    case 'url':
      return `/api/songs/${songId}/sound`
    case 'youtube':
    case 'spotify':
    case 'live':
      return NOTHING
    default:
      return source satisfies never
  }
}
