import { asServerMs, chirpSound, type LocalMs, type ServerMs, type Sweep } from '@earshot/sync'
import type { MakeSound } from '../../players/player.ts'
import type { Cancel, Environment } from '../environment.ts'

/** What it takes to chirp: the room's clock, and this device's sound. */
export type Chirper = {
  env: Pick<Environment, 'now' | 'after'>
  toLocal: (at: ServerMs) => LocalMs
  sound: (make: MakeSound, at: LocalMs) => Cancel | null
  hush: () => Cancel
}

/** Soon enough for the slowest loudspeaker, and late enough to be ordered by what its clock says then. */
const AHEAD_MS = 1600

/**
 * Plays chirps `offsetsMs` after an instant of the room's clock, the song silent from the first to `forMs`. `missed` is
 * told when one comes too late to be played. Answers how to end it.
 */
export const playChirps = (
  { env, toLocal, sound, hush }: Chirper,
  {
    sweep,
    offsetsMs,
    startsAt,
    forMs,
  }: { sweep: Sweep; offsetsMs: readonly number[]; startsAt: ServerMs; forMs: number },
  missed: () => void,
): Cancel => {
  const cancels = new Set<Cancel>()
  const later = (at: LocalMs, act: () => void) => cancels.add(env.after(at - env.now(), act))
  for (const offset of offsetsMs) {
    const at = () => toLocal(asServerMs(startsAt + offset))
    later((at() - AHEAD_MS) as LocalMs, () => {
      const takeBack = sound((sampleRate) => chirpSound(sweep, sampleRate), at())
      if (takeBack === null) missed()
      else cancels.add(takeBack)
    })
  }
  const begin = toLocal(startsAt)
  later((begin - 300) as LocalMs, () => {
    const endHush = hush()
    cancels.add(endHush)
    later((begin + forMs) as LocalMs, endHush)
  })
  return () => {
    for (const cancel of cancels) cancel()
  }
}
