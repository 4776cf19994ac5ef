import type { Song } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { demoSong } from '../session/testing/demo-room.ts'
import { asJson, asM3u, fileNameOf } from './playlist-file.ts'

const ORIGIN = 'https://music.example'
const songs: Song[] = [
  demoSong({ id: 'moon', title: 'Moon\nRiver', artist: 'Ada', album: 'Nights', seconds: 61.4 }),
  { ...demoSong({ id: 'v', title: 'A video', seconds: 5 }), source: { kind: 'youtube', videoId: 'stand-in001' } },
  {
    ...demoSong({ id: 'r', title: 'A station', seconds: 1 }),
    durationMs: null,
    source: { kind: 'live', url: 'https://radio.example/live', format: 'icy' },
  },
]

describe('a queue that is taken along', () => {
  it('is an M3U with whole addresses, each song on lines of its own', () => {
    expect(asM3u('Friday', songs, ORIGIN).split('\n')).toEqual([
      '#EXTM3U',
      '#PLAYLIST:Friday',
      '#EXTINF:61,Ada - Moon River',
      '#EXTALB:Nights',
      'https://music.example/media/moon',
      '#EXTINF:5,A video',
      'https://www.youtube.com/watch?v=stand-in001',
      '#EXTINF:-1,A station',
      'https://radio.example/live',
      '',
    ])
  })

  it('is JSON with ids and sources', () => {
    const read = JSON.parse(asJson('Friday', songs))
    expect(read).toMatchObject({ format: 'earshot-playlist', version: 1, name: 'Friday' })
    expect(read.songs[1]).toEqual({
      songId: 'v',
      title: 'A video',
      artist: '',
      album: '',
      durationMs: 5000,
      source: { kind: 'youtube', videoId: 'stand-in001' },
    })
  })

  it('gets a file name that every system takes', () => {
    expect(fileNameOf('Ada’s room / 5', 'm3u8')).toBe('Ada-s-room-5.m3u8')
    expect(fileNameOf('…', 'json')).toBe('queue.json')
  })
})
