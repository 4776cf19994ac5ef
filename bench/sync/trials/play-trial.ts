import { type SongFile, songFile } from '../ears/songs.ts'
import { closeRecording, Recorder, wallNow } from '../sound/recorder.ts'
import type { Recording } from '../sound/recording.ts'
import type { SoundServer } from '../sound/sound-server.ts'
import type { Leg } from '../stage/legs.ts'
import type { Outcome } from '../stage/take.ts'
import { sleep, Theatre } from '../stage/theatre.ts'
import { tracesHeard } from '../trace/judge-trace.ts'
import { type Deeds, event, type Trial } from './deeds.ts'

/** Nothing is judged before the room has played for so long. */
const SETTLE_MS = 4_000
/** Sound that is still on its way into the recording at the end. */
const UNDERWAY_MS = 300
const SEED = 700

/** A trial that was played: from and until when it is judged (ms since 1970). */
export type TrialPlayed = Deeds & { fromAt: number; untilAt: number }

/** Plays a trial once, freshly, and hands what was heard to `judge`. */
export async function playTrial<Judged>(
  server: SoundServer,
  leg: Leg,
  trial: Trial,
  hiddenMinutes: number,
  judge: (recording: Recording, songs: readonly SongFile[], played: TrialPlayed) => Judged,
): Promise<Outcome<Judged>> {
  const songs = trial.songs(hiddenMinutes).map((seconds, n) => songFile(`Song ${n + 1}`, SEED + n, seconds))
  const theatre = new Theatre(server)
  const recorder = new Recorder(server)
  try {
    const house = await theatre.open(leg, SEED, { present: server.listeners, hidden: trial.hidden })
    for (const song of songs) await house.listeners[0]?.upload(song)
    theatre.hurry()
    await sleep(SETTLE_MS)
    const fromAt = wallNow()
    const { marks, notes } = await trial.act({ ...house, songs, hiddenMinutes })
    const untilAt = wallNow()
    await sleep(UNDERWAY_MS)
    const told = await Promise.all(house.listeners.map((listener) => listener.trace()))
    await theatre.close()
    const recording = await recorder.soFar()
    const inOrder = [event('begun', fromAt), ...marks].toSorted((a, b) => a.at - b.at)
    const judged = judge(recording, songs, { marks: inOrder, notes, fromAt, untilAt })
    const traces = tracesHeard(recording, told)
    closeRecording(recording)
    return { judged, hurried: theatre.hurried.at(-1) ?? { hurried: 0, threads: 0 }, traces }
  } finally {
    await theatre.close()
    await recorder.stop()
  }
}
