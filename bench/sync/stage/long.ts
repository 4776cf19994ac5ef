import { songFile } from '../ears/songs.ts'
import { judgeLong, type LongReading } from '../judge/judge-long.ts'
import type { Network } from '../network/networks.ts'
import type { Hurried } from '../sound/processes.ts'
import { closeRecording, Recorder, wallNow } from '../sound/recorder.ts'
import type { SoundServer } from '../sound/sound-server.ts'
import type { Manner } from './manner.ts'
import { sleep, Theatre } from './take.ts'

const SONG_SECONDS = 240
/** Judged from so long after the first song was added. */
const SETTLE_MS = 5_000
const SEED = 400

/** Lets everyone listen for so many minutes, song after song, and judges all of it. */
export async function playLong(
  server: SoundServer,
  network: Network,
  minutes: number,
  manner: Manner,
): Promise<{ judged: LongReading[]; hurried: Hurried }> {
  const count = 1 + Math.ceil((minutes * 60) / SONG_SECONDS)
  const songs = Array.from({ length: count }, (_, n) => songFile(`Song ${n + 1}`, SEED + n, SONG_SECONDS))
  const [one, two] = songs
  if (!one || !two) throw new Error('a long run needs two songs')
  const theatre = new Theatre(server, manner)
  const recorder = new Recorder(server)
  try {
    const { listeners } = await theatre.open(network, SEED, [one, two], server.listeners)
    for (const song of songs) await listeners[0]?.upload(song)
    theatre.hurry()
    await sleep(SETTLE_MS)
    const fromAt = wallNow()
    await sleep(minutes * 60_000)
    const untilAt = wallNow()
    await sleep(1_000)
    await theatre.close()
    const recording = await recorder.soFar()
    const judged = judgeLong(recording, network.name, songs, recording.msOf(fromAt), recording.msOf(untilAt))
    closeRecording(recording)
    return { judged, hurried: theatre.hurried.at(-1) ?? { hurried: 0, threads: 0 } }
  } finally {
    await theatre.close()
    await recorder.stop()
  }
}
