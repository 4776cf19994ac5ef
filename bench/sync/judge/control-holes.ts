import { clickOnly } from '../../../e2e/rig/eyes.ts'
import { serveTestPage } from '../../../e2e/rig/test-page.ts'
import { benchSong } from '../ears/songs.ts'
import { hurrySound } from '../sound/processes.ts'
import { closeRecording, Recorder, wallNow } from '../sound/recorder.ts'
import type { SoundServer } from '../sound/sound-server.ts'
import { Listener } from '../stage/listener.ts'
import { PLAIN } from '../stage/manner.ts'
import { sleep } from '../stage/theatre.ts'
import { silencesOf } from '../trials/hear-long.ts'

/** Pages are opened and clicked before their start. */
const BEFORE_MS = 6_000
const SETTLE_MS = 2_000

/** What plain pages left out: each listener's holes, ms from the beginning. */
export type ControlHoles = {
  minutes: number
  listeners: number
  holes: { listener: number; atMs: number; lengthMs: number }[]
}

/**
 * What this machine takes from any page: in each browser a plain page plays twelve seconds over and over, out of one buffer,
 * and does nothing else. No network, no server, no product.
 */
export async function controlHoles(server: SoundServer, minutes: number): Promise<ControlHoles> {
  const site = await serveTestPage(benchSong('control', 77, 12).wav)
  const recorder = new Recorder(server)
  const everyone = Array.from({ length: server.listeners }, (_, n) => n)
  const listeners = await Promise.all(everyone.map((n) => Listener.open(server, n, PLAIN)))
  try {
    const startAt = wallNow() + BEFORE_MS
    await Promise.all(listeners.map(({ page }) => page.goto(`http://localhost:${site.port}/#${startAt}`)))
    await Promise.all(listeners.map(({ page }) => clickOnly(page, 'Play')))
    hurrySound(server.socket)
    const [fromAt, untilAt] = [startAt + SETTLE_MS, startAt + SETTLE_MS + minutes * 60_000]
    await sleep(untilAt + SETTLE_MS - wallNow())
    const recording = await recorder.soFar()
    const span = { fromMs: recording.msOf(fromAt), untilMs: recording.msOf(untilAt) }
    const holes = everyone.flatMap((listener) =>
      silencesOf(recording, listener, span).map(({ fromMs, untilMs }) => {
        return { listener, atMs: fromMs - span.fromMs, lengthMs: untilMs - fromMs }
      }),
    )
    closeRecording(recording)
    return { minutes, listeners: listeners.length, holes }
  } finally {
    await Promise.all(listeners.map((listener) => listener.close()))
    await recorder.stop()
    site.close()
  }
}
