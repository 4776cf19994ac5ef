import type { SongFile } from '../ears/songs.ts'
import type { Hurried } from '../sound/processes.ts'
import { closeRecording, Recorder, wallNow } from '../sound/recorder.ts'
import type { Recording } from '../sound/recording.ts'
import type { SoundServer } from '../sound/sound-server.ts'
import { type Traced, tracesHeard } from '../trace/judge-trace.ts'
import type { Leg } from './legs.ts'
import type { Acted, Scene } from './scenes.ts'
import { sleep, Theatre } from './theatre.ts'

/** A scene that was played: what was done when, and until when it was listened to (ms since 1970). */
export type Played = Acted & { scene: Scene; untilAt: number }

/** Sound that is still on its way into the recording when a scene ends. */
const UNDERWAY_MS = 300

/** What came of something that was played: what was heard, and what it was heard with. */
export type Outcome<Judged> = { judged: Judged; hurried: Hurried; traces: Traced[] }

/** Plays all scenes once, freshly, and hands what was heard to `judge`. */
export async function playTake<Judged>(
  server: SoundServer,
  leg: Leg,
  seed: number,
  scenes: readonly Scene[],
  songs: readonly [SongFile, SongFile],
  judge: (recording: Recording, played: readonly Played[]) => Judged,
): Promise<Outcome<Judged>> {
  const theatre = new Theatre(server)
  const recorder = new Recorder(server)
  try {
    const present = scenes[0]?.present(server.listeners) ?? 1
    const stage = { ...(await theatre.open(leg, seed, { present })), songs }
    const played: Played[] = []
    for (const scene of scenes) {
      const acted = await scene.act(stage)
      theatre.hurry()
      await sleep(scene.listenMs)
      played.push({ scene, ...acted, untilAt: wallNow() })
    }
    await sleep(UNDERWAY_MS)
    const told = await Promise.all(stage.listeners.map((listener) => listener.trace()))
    await theatre.close()
    const recording = await recorder.soFar()
    const judged = judge(recording, played)
    const traces = tracesHeard(recording, told)
    closeRecording(recording)
    return { judged, hurried: theatre.hurried.at(-1) ?? { hurried: 0, threads: 0 }, traces }
  } finally {
    await theatre.close()
    await recorder.stop()
  }
}
