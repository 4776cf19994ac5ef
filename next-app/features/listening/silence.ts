import { dismissToast, toast, useToasts } from '../../components/toast.ts'
import { listeningWords } from '../../lib/listening-words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { keepDeviceVolume } from '../../store/device-volume.ts'

const ID = 'silent'

/** Silences this device and says so, with the way back to the sound. */
export const silence = (session: RoomSession, text: string, durationMs: number): void => {
  session.setMuted(true)
  // Whoever comes another day hears the room: this is no wish that is kept.
  keepDeviceVolume({ volume: session.getSnapshot().volume, muted: false })
  toast(text, { id: ID, durationMs, action: { label: listeningWords.again, onClick: () => hearAgain(session) } })
}

/** Lets this device be heard again. */
export const hearAgain = (session: RoomSession): void => {
  session.setMuted(false)
  session.unlockSound().catch(() => undefined)
  unsaySilence()
}

/** Nothing is to be said of a silence any more. */
export const unsaySilence = (): void => {
  for (const shown of useToasts.getState().shown) if (shown.id === ID) dismissToast(shown)
}
