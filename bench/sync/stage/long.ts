import { songFile } from '../ears/songs.ts'
import { judgeLong, type LongReading } from '../judge/judge-long.ts'
import { closeRecording, Recorder, wallNow } from '../sound/recorder.ts'
import type { SoundServer } from '../sound/sound-server.ts'
import { tracesHeard } from '../trace/judge-trace.ts'
import type { Leg } from './legs.ts'
import type { Outcome } from './take.ts'
import { sleep, Theatre } from './theatre.ts'

const SONG_SECONDS = 240
/** Judged from so long after the first song was added. */
const SETTLE_MS = 5_000
const SEED = 400

/** Lets everyone listen for so many minutes, song after song, and judges all of it. */
export async function playLong(server: SoundServer, leg: Leg, minutes: number): Promise<Outcome<LongReading[]>> {
  const count = 1 + Math.ceil((minutes * 60) / SONG_SECONDS)
  const songs = Array.from({ length: count }, (_, n) => songFile(`Song ${n + 1}`, SEED + n, SONG_SECONDS))
  const theatre = new Theatre(server)
  const recorder = new Recorder(server)
  try {
    const { listeners } = await theatre.open(leg, SEED, { present: server.listeners })
    for (const song of songs) await listeners[0]?.upload(song)
    theatre.hurry()
    await sleep(SETTLE_MS)
    const fromAt = wallNow()
    await sleep(minutes * 60_000)
    const untilAt = wallNow()
    await sleep(1_000)
    const told = await Promise.all(listeners.map((listener) => listener.trace()))
    await theatre.close()
    const recording = await recorder.soFar()
    const [fromMs, untilMs] = [recording.msOf(fromAt), recording.msOf(untilAt)]
    const judged = judgeLong(recording, leg.name, songs, fromMs - SETTLE_MS, fromMs, untilMs)
    const traces = tracesHeard(recording, told)
    closeRecording(recording)
    return { judged, hurried: theatre.hurried.at(-1) ?? { hurried: 0, threads: 0 }, traces }
  } finally {
    await theatre.close()
    await recorder.stop()
  }
}
