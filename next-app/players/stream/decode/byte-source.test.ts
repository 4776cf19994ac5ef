import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RangeReader } from './byte-source.ts'

const SIZE = 600_000
const FILE = Uint8Array.from({ length: SIZE }, (_, n) => (n * 31 + (n >> 8)) & 255)

/**
 * A server of one file, which notes what is asked of it; `trouble` may answer in its place. What the reader reads on while
 * nobody asks comes only where `readsOn`.
 */
const serve = (
  trouble: (nth: number) => Response | 'gone' | null = () => null,
  readsOn = false,
  size = SIZE,
  place = {},
) => {
  const asked: string[] = []
  const waits: number[] = []
  const reader = new RangeReader(
    { url: '/file', sizeBytes: null, isElsewhere: false, ...place },
    {
      now: () => 0,
      wait: (ms) => {
        if (ms > 0) waits.push(ms)
        return ms > 0 || readsOn ? new Promise((resolve) => setImmediate(resolve)) : new Promise(() => {})
      },
      fetch: async (_, { headers, signal }) => {
        const range = new Headers(headers).get('range') ?? ''
        asked.push(range)
        const answer = trouble(asked.length)
        if (answer === 'gone') throw new TypeError('the network is gone')
        if (answer !== null) return answer
        const [, from = '0', to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? []
        let at = Number(from)
        const end = Math.min(SIZE, to ? Number(to) + 1 : SIZE)
        const body = new ReadableStream<Uint8Array>(
          {
            pull: (stream) => {
              if (signal?.aborted) return stream.error(new Error('aborted'))
              if (at >= end) return stream.close()
              const next = Math.min(end, at + 10_007)
              stream.enqueue(FILE.slice(at, next))
              at = next
            },
          },
          { highWaterMark: 0 },
        )
        return new Response(body, { status: 206, headers: { 'content-range': `bytes ${from}-${end - 1}/${size}` } })
      },
    },
  )
  return { reader, asked, waits }
}

describe('a file read by ranges', () => {
  it('gives the very bytes, whatever is asked in whatever order', async () => {
    const part = fc.tuple(fc.nat(SIZE - 1), fc.integer({ min: 1, max: 40_000 }))
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const { reader } = serve()
        expect(await reader.size()).toBe(SIZE)
        const wanted = parts.map(([start, length]) => [start, Math.min(SIZE, start + length)] as const)
        const got = await Promise.all(wanted.map(([start, end]) => reader.read(start, end)))
        got.forEach((bytes, n) => {
          expect(Buffer.compare(bytes, FILE.subarray(...(wanted[n] ?? [0, 0])))).toBe(0)
        })
      }),
      { numRuns: 30 },
    )
  })

  it('reads on in one request what is read in order, and asks for little at a new place', async () => {
    const { reader, asked } = serve()
    for (let at = 0; at < 400_000; at += 4000) await reader.read(at, at + 4000)
    await reader.read(580_000, 580_100)
    expect(asked).toEqual(['bytes=0-98303', 'bytes=98304-', 'bytes=580000-678303'])
  })

  it('reads on while nobody asks, so that soon the whole file is here', async () => {
    const { reader, asked } = serve(() => null, true)
    await reader.read(300_000, 300_100)
    for (let n = 0; n < 400; n++) await new Promise((resolve) => setImmediate(resolve))
    const before = asked.length
    expect(Buffer.compare(await reader.read(0, SIZE), FILE)).toBe(0)
    expect(asked.length).toBe(before)
    expect(before).toBeLessThanOrEqual(4)
  })

  it('goes on reading on after the network was gone, and does not read on a file that is too large to keep', async () => {
    const { reader, waits } = serve((nth) => (nth === 2 ? 'gone' : null), true)
    await reader.read(0, 100)
    for (let n = 0; n < 400; n++) await new Promise((resolve) => setImmediate(resolve))
    expect(waits).toEqual([500])
    expect(Buffer.compare(await reader.read(0, SIZE), FILE)).toBe(0)
    const large = serve(() => null, true, 100 << 20)
    await large.reader.read(0, 100)
    for (let n = 0; n < 50; n++) await new Promise((resolve) => setImmediate(resolve))
    expect(large.asked).toEqual(['bytes=0-98303'])
  })

  it('waits while the network is gone, longer each time, and goes on', async () => {
    const { reader, waits } = serve((nth) => (nth <= 3 ? 'gone' : nth === 4 ? new Response('', { status: 503 }) : null))
    expect(await reader.read(5, 6)).toEqual(FILE.slice(5, 6))
    expect(waits).toEqual([500, 1000, 2000, 4000])
  })

  it('throws at once where there is no such file, and when it was closed', async () => {
    await expect(serve(() => new Response('', { status: 404 })).reader.read(0, 9)).rejects.toThrow('404')
    const { reader } = serve()
    await reader.size()
    reader.close()
    await expect(reader.read(300_000, 300_009)).rejects.toThrow('closed')
  })

  it('serves from a server without ranges as well', async () => {
    const { reader } = serve(() => new Response(FILE, { status: 200, headers: { 'content-length': String(SIZE) } }))
    expect(await reader.read(400_000, 400_050)).toEqual(FILE.slice(400_000, 400_050))
    expect(await reader.read(10, 20)).toEqual(FILE.slice(10, 20))
  })

  it('is no song any more when its server says that it has become another', async () => {
    const part = (headers: Record<string, string>) => new Response('ab', { status: 206, headers })
    const answers = [
      part({ 'content-range': 'bytes 0-1/600000', etag: '"one"' }),
      part({ 'content-range': 'bytes 500000-500001/600000', etag: '"two"' }),
    ]
    const { reader } = serve((nth) => answers[nth - 1] ?? null)
    expect(await reader.read(0, 2)).toHaveLength(2)
    await expect(reader.read(500_000, 500_001)).rejects.toThrow('another file')
    const { reader: other } = serve((nth) => (nth === 1 ? null : part({ 'content-range': 'bytes 500000-500001/7' })))
    await other.read(0, 2)
    await expect(other.read(500_000, 500_001)).rejects.toThrow('another file')
  })

  it('of elsewhere is as large as the room knows, where its server does not tell', async () => {
    const hidden = () => new Response('ab', { status: 206 })
    const { reader } = serve(hidden, false, SIZE, { sizeBytes: 1234, isElsewhere: true })
    expect(await reader.size()).toBe(1234)
  })

  it('of elsewhere is given up after some tries, or when its server gives no parts', async () => {
    const { reader, asked } = serve(() => 'gone', false, SIZE, { isElsewhere: true })
    await expect(reader.read(0, 2)).rejects.toThrow('gone')
    expect(asked).toHaveLength(4)
    const { reader: whole } = serve(() => new Response('ab'), false, SIZE, { isElsewhere: true })
    await expect(whole.read(0, 2)).rejects.toThrow('no ranges')
  })

  it('is asked for again when its server has too much to do', async () => {
    const { reader } = serve((nth) => (nth === 1 ? new Response(null, { status: 429 }) : null))
    expect(await reader.read(0, 2)).toHaveLength(2)
  })
})
