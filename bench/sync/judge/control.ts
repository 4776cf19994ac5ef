import { clickOnly } from '../../../e2e/rig/eyes.ts'
import { serveTestPage } from '../../../e2e/rig/test-page.ts'
import { offsetsOf } from '../ears/pair-offset.ts'
import { benchSong } from '../ears/songs.ts'
import { hurrySound } from '../sound/processes.ts'
import { closeRecording, Recorder, wallNow } from '../sound/recorder.ts'
import type { SoundServer } from '../sound/sound-server.ts'
import { Listener } from '../stage/listener.ts'
import { PLAIN } from '../stage/manner.ts'
import { sleep } from '../stage/theatre.ts'

/** Pages are opened and clicked before their start, and listened to after it. */
const BEFORE_MS = 4_500
const LISTEN_MS = 3_500
const SETTLE_MS = 500

/**
 * What browsers can do at best here: two plain pages in two browsers, told the same wall instant to start a song at, which
 * they find by their own output clocks. No network, no server, no product. Answers the distances heard, window by window.
 */
export async function controlStart(server: SoundServer): Promise<number[]> {
  const { wav } = benchSong('control', 77, 12)
  const site = await serveTestPage(wav)
  const recorder = new Recorder(server)
  const listeners = await Promise.all([0, 1].map((n) => Listener.open(server, n, PLAIN)))
  try {
    const startAt = wallNow() + BEFORE_MS
    await Promise.all(listeners.map(({ page }) => page.goto(`http://localhost:${site.port}/#${startAt}`)))
    await Promise.all(listeners.map(({ page }) => clickOnly(page, 'Play')))
    hurrySound(server.socket)
    await sleep(startAt + LISTEN_MS + SETTLE_MS - wallNow())
    const recording = await recorder.soFar()
    const fromMs = recording.msOf(startAt) + SETTLE_MS
    const [first, second] = [0, 1].map((n) => recording.sound(n, fromMs - 500, recording.lengthMs))
    closeRecording(recording)
    if (!first || !second) throw new Error('two listeners are needed')
    const windows = offsetsOf(first, second, fromMs, fromMs + LISTEN_MS - SETTLE_MS)
    return windows.flatMap(({ offsetMs }) => (offsetMs === null ? [] : [Math.abs(offsetMs)]))
  } finally {
    await Promise.all(listeners.map((listener) => listener.close()))
    await recorder.stop()
    site.close()
  }
}
