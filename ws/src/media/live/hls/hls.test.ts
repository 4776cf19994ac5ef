import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameReader } from '../framing.ts'
import { readAll } from '../testing.ts'
import { framesIn, isFragment, trackIn } from './fragment.ts'
import { chooseVariant, readPlaylist } from './playlist.ts'
import { isTransportStream, soundIn } from './transport-stream.ts'

const fixture = (name: string) => readFile(path.join(import.meta.dirname, 'fixtures', name))
const BASE = new URL('https://radio.example/a/list.m3u8')

describe('a playlist', () => {
  test('that only wants to be searched for long is read at once: a million letters without a value', () => {
    const text = `#EXTM3U\n#EXT-X-STREAM-INF:${'A'.repeat(1_000_000)}\nx.m3u8\n${'#EXT-X-STREAM-INF:A=1\n'.repeat(40_000)}`
    expect(readPlaylist(text, BASE)).toMatchObject({ kind: 'choice' })
  })

  test('of pieces tells their numbers, lengths and addresses', () => {
    const text = [
      '#EXTM3U',
      '#EXT-X-TARGETDURATION:6',
      '#EXT-X-MEDIA-SEQUENCE:41',
      '#EXT-X-MAP:URI="init.mp4"',
      '#EXTINF:5.994,Title',
      'one.m4s?x=1',
      '#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00Z',
      '#EXTINF:6,',
      '/b/two.m4s',
    ].join('\r\n')
    expect(readPlaylist(text, BASE)).toEqual({
      kind: 'pieces',
      targetMs: 6000,
      isOver: false,
      segments: [
        {
          number: 41,
          url: new URL('https://radio.example/a/one.m4s?x=1'),
          durationMs: 5994,
          map: new URL('https://radio.example/a/init.mp4'),
        },
        {
          number: 42,
          url: new URL('https://radio.example/b/two.m4s'),
          durationMs: 6000,
          map: new URL('https://radio.example/a/init.mp4'),
        },
      ],
    })
  })

  test('of others offers sound alone before sound with pictures, and the best of it within reason', () => {
    const text = [
      '#EXTM3U',
      '#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=640x360,CODECS="avc1.4d,mp4a.40.2"',
      'video.m3u8',
      '#EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.5"',
      'low.m3u8',
      '#EXT-X-STREAM-INF:BANDWIDTH=128000,CODECS="mp4a.40.2"',
      'high.m3u8',
      '#EXT-X-STREAM-INF:BANDWIDTH=2000000,CODECS="fLaC"',
      'huge.m3u8',
    ].join('\n')
    const playlist = readPlaylist(text, BASE)
    const chosen = playlist?.kind === 'choice' ? chooseVariant(playlist.variants) : undefined
    expect(chosen?.url.pathname).toBe('/a/high.m3u8')
    const video = readPlaylist(text.split('\n').slice(0, 3).join('\n'), BASE)
    expect(video?.kind === 'choice' && chooseVariant(video.variants)?.url.pathname).toBe('/a/video.m3u8')
  })

  test.each([
    ['nothing of the kind', '<html>'],
    ['songs', '#EXTM3U\n#EXTINF:123,Artist - Title\nhttp://a/b.mp3'],
    ['encrypted pieces', '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXT-X-KEY:METHOD=AES-128,URI="k"\n#EXTINF:6,\na.ts'],
    ['ranges of one file', '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\n#EXT-X-BYTERANGE:10@0\na.ts'],
  ])('of %s is none that can be played', (_, text) => {
    expect(readPlaylist(text, BASE)).toBeNull()
  })

  test('of any text at all ends nothing', () => {
    const line = fc.constantFrom(
      '#EXTM3U',
      '#EXTINF:6,',
      '#EXTINF:x',
      '#EXT-X-STREAM-INF:A=B',
      '#EXT-X-MEDIA:TYPE=AUDIO,URI="a"',
      '#EXT-X-MEDIA-SEQUENCE:-1',
      '#EXT-X-TARGETDURATION:6',
      'a.ts',
      'http://[',
      '',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
        readPlaylist(['#EXTM3U', ...lines].join('\n'), BASE)
      }),
    )
  })
})

describe('the sound in a piece', () => {
  const lengthS = (frames: readonly { samples: number; sampleRate: number }[]) =>
    frames.reduce((sum, { samples, sampleRate }) => sum + samples / sampleRate, 0)

  test('is taken out of a transport stream', async () => {
    const bytes = await fixture('tone.mpegts')
    expect(isTransportStream(bytes)).toBe(true)
    const frames = readAll(frameReader(), [soundIn(bytes) ?? new Uint8Array()])
    expect(frames[0]).toMatchObject({ codec: 'aac', samples: 1024 })
    expect(Math.abs(lengthS(frames) - 1)).toBeLessThan(0.2)
  })

  test('is taken out of a fragment, and is the same', async () => {
    const [init, bytes, stream] = await Promise.all([
      fixture('tone-init.mp4'),
      fixture('tone.m4s'),
      fixture('tone.mpegts'),
    ])
    expect([isFragment(bytes), isFragment(init), isTransportStream(bytes)]).toEqual([true, true, false])
    const track = trackIn(init)
    const frames = track === null ? [] : framesIn(bytes, track)
    expect(Math.abs(lengthS(frames) - 1)).toBeLessThan(0.2)
    // Each has the header of its own that a decoder of bare frames wants.
    expect(
      readAll(
        frameReader(),
        frames.map(({ bytes }) => bytes),
      ),
    ).toEqual(frames)
    const others = readAll(frameReader(), [soundIn(stream) ?? new Uint8Array()])
    expect(frames.length).toBeGreaterThanOrEqual(others.length - 1)
    expect(frames[3]?.sampleRate).toBe(others[3]?.sampleRate)
  })

  test('of broken bytes ends nothing', async () => {
    const [init, bytes, stream] = await Promise.all([
      fixture('tone-init.mp4'),
      fixture('tone.m4s'),
      fixture('tone.mpegts'),
    ])
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 30 }),
        fc.nat(),
        (holes, cut) => {
          const broken = (of: Buffer) => {
            const copy = Buffer.from(of)
            for (const [at, value] of holes) copy[at % copy.length] = value
            return copy.subarray(0, copy.length - (cut % copy.length))
          }
          soundIn(broken(stream))
          const track = trackIn(broken(init)) ?? trackIn(init)
          if (track !== null) framesIn(broken(bytes), track)
        },
      ),
    )
  })
})
