import { resample } from '../../../e2e/rig/resample.ts'
import { offsetsOf } from '../ears/pair-offset.ts'
import { benchSong, FINE_RATE } from '../ears/songs.ts'
import { closeRecording, Recorder } from '../sound/recorder.ts'
import { CLOCK_RATE, type SoundServer } from '../sound/sound-server.ts'
import { sleep } from '../stage/theatre.ts'

/** What is played to be measured, and what must be read. */
const SECONDS = 3
const LATE_MS = 25
const TOLERANCE_MS = 0.05
/** Readings begin and end so far inside of what was played. */
const INSIDE_MS = 250

/** What the rig reads of something it knows; `offMs`: the reading furthest from the truth, less the truth. */
export type Check = { what: string; expectedMs: number; readings: number; offMs: number; ok: boolean }

/** Plays to a sink and reads the offset of the last listener, or of all, to the first. */
async function read(
  server: SoundServer,
  sink: 'clock' | 'all',
  samples: Float32Array,
  listeners: readonly number[],
): Promise<number[]> {
  const recorder = new Recorder(server)
  await sleep(500)
  await server.play(sink, samples)
  await sleep(300)
  const recording = await recorder.soFar()
  const ears = Array.from({ length: server.listeners }, (_, n) => recording.sound(n, 0, recording.lengthMs))
  const first = ears[0]
  if (!first) throw new Error('nobody listens')
  const begun = (first.samples.findIndex((v) => Math.abs(v) > 0.01) * 1000) / 6_000 + first.fromMs
  const offsets = listeners.flatMap((n) => {
    const ear = ears[n]
    if (!ear) return []
    const windows = offsetsOf(first, ear, begun + INSIDE_MS, begun + SECONDS * 1000 - INSIDE_MS)
    return windows.map(({ offsetMs }) => offsetMs ?? Number.POSITIVE_INFINITY)
  })
  closeRecording(recording)
  await recorder.stop()
  return offsets
}

function check(what: string, expectedMs: number, readings: readonly number[]): Check {
  const off = readings.map((reading) => reading - expectedMs)
  const offMs = off.reduce((worst, it) => (Math.abs(it) > Math.abs(worst) ? it : worst), 0)
  const ok = readings.length > 0 && Math.abs(offMs) <= TOLERANCE_MS
  return { what, expectedMs, readings: readings.length, offMs, ok }
}

/** Interleaves a sound for each channel of the clock; the last listener's come `lateMs` later. */
function forEachChannel(sound: Float32Array, listeners: number, lateMs: number): Float32Array {
  const late = Math.round((lateMs * CLOCK_RATE) / 1000)
  const channels = 2 * listeners
  return Float32Array.from({ length: (sound.length + late) * channels }, (_, i) => {
    const [frame, channel] = [Math.floor(i / channels), i % channels]
    return sound[channel >= channels - 2 ? frame - late : frame] ?? 0
  })
}

/** Measures what is known, by the very path on which the listeners are measured: nothing is to be believed before. */
export async function validate(server: SoundServer): Promise<Check[]> {
  const sound = resample(benchSong('known', 99, SECONDS).fine, FINE_RATE, CLOCK_RATE)
  const stereo = Float32Array.from({ length: 2 * sound.length }, (_, i) => sound[i >> 1] as number)
  const others = Array.from({ length: server.listeners - 1 }, (_, n) => n + 1)
  const late = await read(server, 'clock', forEachChannel(sound, server.listeners, LATE_MS), others.slice(-1))
  // Last, for the sink that plays to everyone takes some seconds from its birth until it plays to all alike.
  const same = await read(server, 'all', stereo, others)
  server.dropAll()
  return [
    check('the same sound in every listener’s sink', 0, same),
    check(`the last listener’s sound ${LATE_MS} ms late`, LATE_MS, late),
  ]
}
