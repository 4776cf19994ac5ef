import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Plays /song.wav, over and over, after a click on "Play": its first sample leaves the output at the wall instant given as
 * `#startAt`.
 */
const PAGE = `<!doctype html><title>rig</title><button id="on">Play</button><button id="off">Stop</button><script>
const context = new AudioContext()
const startAt = Number(location.hash.slice(1))
const song = fetch('/song.wav').then((r) => r.arrayBuffer()).then((b) => context.decodeAudioData(b))
const median = (x) => x.sort((a, b) => a - b)[x.length >> 1]
let source
on.onclick = async () => {
  await context.resume()
  const buffer = await song
  const lags = []
  while (lags.length < 20) {
    await new Promise((resolve) => setTimeout(resolve, 30))
    const { contextTime, performanceTime } = context.getOutputTimestamp()
    if (contextTime > 0) lags.push(performance.timeOrigin + performanceTime - contextTime * 1000)
  }
  source = new AudioBufferSourceNode(context, { buffer, loop: true })
  source.connect(context.destination)
  source.start((startAt - median(lags)) / 1000)
}
off.onclick = () => source.disconnect(context.destination)
</script>`

/** Serves the page and one WAV file on a free port, under a policy as strict as a product's. */
export async function serveTestPage(wav: Buffer): Promise<{ port: number; close: () => void }> {
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', "default-src 'self'; script-src 'self' 'unsafe-inline'")
    const isSong = request.url === '/song.wav'
    response.setHeader('content-type', isSong ? 'audio/wav' : 'text/html')
    response.end(isSong ? wav : PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}
