import { expect, test } from 'vitest'
import { RoomLog } from './room-log.ts'

const song = {
  songId: 'aurora',
  title: 'Aurora',
  artist: '',
  album: '',
  durationMs: 240_000,
  coverUrl: null,
  source: { kind: 'file', url: '/media/a.wav', mimeType: 'audio/wav', sizeBytes: 1 },
}
const told = (type: string, playback: object) => {
  const whole = { currentSong: song, startedAt: 0, pausedAt: null, isPlaying: true, lastUpdated: 0, ...playback }
  const stamp = { spaceId: 'abcdef', epoch: 'e', revision: 1, serverTime: 0, commandId: null, by: null, itemId: 'i' }
  return JSON.stringify({ type, ...stamp, playback: whole })
}
const probe = (sentAt: number, receivedAt: number) =>
  JSON.stringify({ type: 'clock-answered', sentAt, receivedAt, answeredAt: receivedAt, epoch: null, revision: null })

test('a playing song gains what the clock gains, on the server’s clock', () => {
  const log = new RoomLog()
  log.read(probe(1_000, 6_003))
  log.read(probe(2_000, 7_000))
  log.read(told('playback-resumed', { startedAt: 6_000, lastUpdated: 6_000 }))
  expect(log.at(3_500)).toEqual({ title: 'Aurora', positionMs: 2_500, isPlaying: true })
})

test('a state holds from the instant it names, and the one before until then', () => {
  const log = new RoomLog()
  log.read(probe(0, 0))
  log.read(told('playback-resumed', { startedAt: 1_000, lastUpdated: 1_000 }))
  log.read(told('playback-paused', { startedAt: 1_000, pausedAt: 5_000, isPlaying: false, lastUpdated: 5_000 }))
  expect(log.at(4_999)).toMatchObject({ positionMs: 3_999, isPlaying: true })
  expect(log.at(9_000)).toMatchObject({ positionMs: 4_000, isPlaying: false })
  expect(log.count('playback-paused')).toBe(1)
})
