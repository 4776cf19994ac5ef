import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A station as data. Its sound is broadcast over and over, in real time, whether anybody listens or not. */
export type StationData = {
  type: string
  body: Buffer
  durationMs: number
  /** Sound that a listener gets at once when they connect. */
  burstMs: number
  /** What is sent at a time, and how much later than due that may be. */
  chunkMs: number
  jitterMs: number
  /** Bytes of sound between two blocks of metadata, for those who ask for it. */
  interval: number
  title: string
  /** Answers as SHOUTcast did before 2.0. */
  isOld?: boolean
}

/** A station of pieces: a playlist that slides along. */
export type PiecesData = { pieces: readonly { body: Buffer; durationMs: number }[]; targetMs: number; window: number }

export type RadioData = {
  stations?: Readonly<Record<string, StationData>>
  pieces?: Readonly<Record<string, PiecesData>>
  /** Where a path leads on to. */
  redirects?: Readonly<Record<string, string>>
}

export type Radio = {
  url: string
  /** How many listen to a station now, and how often anybody has connected to it. */
  listeners: (path: string) => number
  connects: (path: string) => number
  /** Off the air: nobody is let in, and whoever listens is cut off. */
  setOff: (path: string, isOff: boolean) => void
  setTitle: (path: string, title: string) => void
  close: () => void
}

/** A radio server of a test's own, as Icecast and SHOUTcast behave: strict in what it is asked, jittery in what it sends. */
export async function openRadio(data: RadioData): Promise<Radio> {
  const begun = Date.now()
  const off = new Set<string>()
  const titles = new Map(Object.entries(data.stations ?? {}).map(([path, { title }]) => [path, title]))
  const live = new Map<string, Set<ServerResponse>>()
  const connects = new Map<string, number>()

  const listen = (path: string, station: StationData, request: IncomingMessage, response: ServerResponse) => {
    const { body, durationMs, burstMs, chunkMs, jitterMs, interval } = station
    const hasMetadata = request.headers['icy-metadata'] === '1'
    const byteAt = (ms: number) => Math.max(0, Math.floor((ms * body.length) / durationMs))
    const headers: Record<string, string | number> = {
      'content-type': station.type,
      'icy-name': 'Noise FM',
      'icy-br': 128,
    }
    if (hasMetadata) headers['icy-metaint'] = interval
    const wire = station.isOld === true ? request.socket : response
    if (station.isOld === true) {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
      request.socket.write(`ICY 200 OK\r\n${lines.join('')}\r\n`)
    } else response.writeHead(200, headers)
    let sent = byteAt(Date.now() - begun + durationMs - burstMs)
    let untilText = interval
    let told: string | null = null

    const send = (from: number, to: number) => {
      let at = from
      while (at < to) {
        const within = at % body.length
        const most = hasMetadata ? untilText : Number.POSITIVE_INFINITY
        const part = body.subarray(within, within + Math.min(to - at, most))
        wire.write(part)
        at += part.length
        untilText -= part.length
        if (!hasMetadata || untilText > 0) continue
        wire.write(block(titles.get(path) ?? '', told))
        told = titles.get(path) ?? ''
        untilText = interval
      }
    }
    let timer: NodeJS.Timeout
    const step = () => {
      const to = byteAt(Date.now() - begun + durationMs)
      send(sent, to)
      sent = to
      timer = setTimeout(step, chunkMs + Math.random() * jitterMs)
    }
    const all = live.get(path) ?? new Set()
    live.set(path, all.add(response))
    connects.set(path, (connects.get(path) ?? 0) + 1)
    request.socket.on('close', () => {
      clearTimeout(timer)
      all.delete(response)
    })
    step()
  }

  const playlist = ({ pieces, targetMs, window }: PiecesData): string => {
    const now = Date.now() - begun
    const whole = pieces.reduce((sum, { durationMs }) => sum + durationMs, 0)
    // Broadcast for a while already when the first listener comes.
    const ready: number[] = []
    let end = 0
    for (let n = 0; end + (pieces[n % pieces.length]?.durationMs ?? 0) <= now + whole; n++) {
      end += pieces[n % pieces.length]?.durationMs ?? 0
      ready.push(n)
    }
    const shown = ready.slice(-window)
    const lines = shown.flatMap((n) => [
      ...(n % pieces.length === 0 ? ['#EXT-X-DISCONTINUITY'] : []),
      `#EXTINF:${((pieces[n % pieces.length]?.durationMs ?? 0) / 1000).toFixed(6)},`,
      `piece-${n}.ts`,
    ])
    return [
      '#EXTM3U',
      '#EXT-X-VERSION:3',
      `#EXT-X-TARGETDURATION:${Math.ceil(targetMs / 1000)}`,
      `#EXT-X-MEDIA-SEQUENCE:${shown[0] ?? 0}`,
      ...lines,
      '',
    ].join('\n')
  }

  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const redirect = data.redirects?.[path]
    if (redirect !== undefined) return response.writeHead(302, { location: redirect }).end()
    if (off.has(path)) return response.writeHead(404).end('off the air')
    const station = data.stations?.[path]
    // No station can go back in what it sends.
    if (station !== undefined && request.headers.range !== undefined) return response.writeHead(416).end()
    if (station !== undefined) return listen(path, station, request, response)
    const [, folder = '', name = ''] = /^(\/.*\/)([^/]*)$/.exec(path) ?? []
    const pieces = data.pieces?.[folder]
    if (pieces === undefined || off.has(folder)) return response.writeHead(404).end()
    if (name === 'live.m3u8') {
      response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' })
      return response.end(playlist(pieces))
    }
    if (name === 'main.m3u8') {
      response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' })
      return response.end('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=96000,CODECS="mp4a.40.2"\nlive.m3u8\n')
    }
    const number = Number(/^piece-(\d+)\.ts$/.exec(name)?.[1])
    const piece = pieces.pieces[number % pieces.pieces.length]
    // What has slid out of the playlist is gone, what is not in it is not there yet.
    if (piece === undefined || !playlist(pieces).includes(`\n${name}\n`)) return response.writeHead(404).end()
    return response.writeHead(200, { 'content-type': 'video/mp2t' }).end(piece.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    listeners: (path) => live.get(path)?.size ?? 0,
    connects: (path) => connects.get(path) ?? 0,
    setOff: (path, isOff) => {
      if (!isOff) return void off.delete(path)
      off.add(path)
      for (const response of live.get(path) ?? []) response.socket?.destroy()
    },
    setTitle: (path, title) => void titles.set(path, title),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A block of metadata; an empty one while nothing is new. */
const block = (title: string, told: string | null): Buffer => {
  if (title === told) return Buffer.from([0])
  const text = Buffer.from(`StreamTitle='${title}';StreamUrl='';`)
  const units = Math.ceil(text.length / 16)
  return Buffer.concat([Buffer.from([units]), text, Buffer.alloc(units * 16 - text.length)])
}
