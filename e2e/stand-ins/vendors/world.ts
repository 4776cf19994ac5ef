/** All that the stand-ins know. Tests bring their own, or change this one. */
export type VendorWorld = {
  videos: Video[]
  /** Ids of videos, by the playlist's id. */
  lists: Record<string, { title: string; videoIds: string[] }>
  tracks: Track[]
  albums: Record<string, { name: string; trackIds: string[] }>
  playlists: Record<string, { name: string; trackIds: string[] }>
  audius: AudiusTrack[]
  /** Items of the Internet Archive with their songs. */
  items: Record<string, { title: string; creator: string; files: { name: string; title: string; length: string }[] }>
  jamendo: { id: string; name: string; artist: string; album: string; seconds: number }[]
  /** What LRCLIB has, as LRC. */
  sung: SungSong[]
  stations: { id: string; name: string; url: string; hls: boolean }[]
  /** Sound of everything that is served from here, as MP3. */
  sound: Uint8Array
  keys: { youtube: string; spotifyId: string; spotifySecret: string; jamendo: string }
  /** Searches that YouTube lets its key make. */
  youtubeSearches: number
}

export type Video = {
  id: string
  title: string
  channel: string
  seconds: number
  embeddable?: boolean
  private?: boolean
}
export type Track = { id: string; name: string; artist: string; album: string; ms: number }
export type SungSong = { title: string; artist: string; album: string; seconds: number; synced: string }
export type AudiusTrack = { id: string; title: string; artist: string; handle: string; slug: string; seconds: number }

const videoId = (at: number) => `stand-in${String(at).padStart(3, '0')}`
const trackId = (at: number) => String(at).padStart(22, '0')

/** A playlist of a hundred videos, one that nobody may embed, one that is private, a few songs everywhere else. */
export const defaultWorld = (sound: Uint8Array): VendorWorld => ({
  videos: [
    ...Array.from({ length: 120 }, (_, at) => ({
      id: videoId(at),
      title: `Video ${at}`,
      channel: `Channel ${at % 7}`,
      seconds: 112,
    })),
    { id: 'roads-video', title: 'Portishead - Roads (Official Video)', channel: 'PortisheadVEVO', seconds: 305 },
    { id: 'no-embed-01', title: 'Only on YouTube', channel: 'Strict', seconds: 60, embeddable: false },
    { id: 'private-001', title: 'Hidden', channel: 'Shy', seconds: 60, private: true },
  ],
  lists: {
    'PL-hundred': { title: 'A hundred songs', videoIds: Array.from({ length: 100 }, (_, at) => videoId(at)) },
    'PL-mixed': { title: 'Not all for everyone', videoIds: [videoId(0), 'no-embed-01', 'private-001', videoId(1)] },
  },
  tracks: [
    { id: trackId(1), name: 'Roads', artist: 'Portishead', album: 'Dummy', ms: 305_000 },
    ...Array.from({ length: 60 }, (_, at) => ({
      id: trackId(at + 2),
      name: `Track ${at}`,
      artist: 'Ada',
      album: 'First',
      ms: 112_000,
    })),
  ],
  albums: { [trackId(900)]: { name: 'First', trackIds: Array.from({ length: 60 }, (_, at) => trackId(at + 2)) } },
  playlists: { [trackId(901)]: { name: 'Mine', trackIds: [trackId(1), trackId(2)] } },
  audius: [
    { id: 'AUDROADS', title: 'Roads', artist: 'Portishead', handle: 'portishead', slug: 'roads', seconds: 305 },
    { id: 'AUDLAMP', title: 'Lamplight', artist: 'Earshot', handle: 'earshot', slug: 'lamplight', seconds: 112 },
  ],
  items: {
    'stand-in-concert': {
      title: 'Live at the Stand-in',
      creator: 'The Stand-ins',
      files: [
        { name: 't01.mp3', title: 'Opening', length: '1:52' },
        { name: 't02.mp3', title: 'Closing', length: '112.03' },
      ],
    },
  },
  jamendo: [{ id: '1884527', name: 'Free', artist: 'Ada', album: 'Common', seconds: 112 }],
  sung: [
    {
      title: 'Violet Hour',
      artist: 'Earshot',
      album: 'Earshot Demos',
      seconds: 113,
      synced: '[00:00.00] From a service\n[01:00.00] All of it',
    },
  ],
  stations: [
    { id: '960e57c5-0601-11e8-ae97-52543be04c81', name: 'Radio Stand-in', url: '', hls: false },
    { id: '960e57c5-0601-11e8-ae97-52543be04c82', name: 'Stand-in HLS', url: '', hls: true },
  ],
  sound,
  keys: {
    youtube: 'youtube-key',
    spotifyId: '0123456789abcdef0123456789abcdef',
    spotifySecret: 'fedcba9876543210fedcba9876543210',
    jamendo: 'jamendo-id',
  },
  youtubeSearches: 90,
})

/** Whether every word of the query is in the text, as searches do. */
export const isAbout = (text: string, query: string): boolean =>
  query
    .toLowerCase()
    .split(/\W+/)
    .every((word) => text.toLowerCase().includes(word))
