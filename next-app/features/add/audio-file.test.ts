import { describe, expect, it } from 'vitest'
import { isPlaylist, mayBeSong } from './audio-file.ts'

describe('a dropped file', () => {
  it.each([
    ['song.mp3', 'audio/mpeg'],
    ['SONG.FLAC', ''],
    ['voice', 'audio/ogg'],
    ['take.m4a', 'video/mp4'],
  ])('%s (%s) is sent', (name, type) => {
    expect(mayBeSong({ name, type })).toBe(true)
  })

  it.each([
    ['photo.jpg', 'image/jpeg'],
    ['notes.txt', 'text/plain'],
    ['folder', ''],
  ])('%s (%s) is not', (name, type) => {
    expect(mayBeSong({ name, type })).toBe(false)
  })
})

describe('a file that lists songs', () => {
  it.each(['party.m3u', 'PARTY.M3U8', 'radio.pls', 'mix.xspf'])('%s is read and not sent', (name) => {
    expect(isPlaylist({ name })).toBe(true)
  })

  it.each(['party.mp3', 'm3u', 'pls.wav'])('%s is none', (name) => {
    expect(isPlaylist({ name })).toBe(false)
  })
})
