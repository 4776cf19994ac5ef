import * as z from 'zod'

/** Spotify's own player, as its reference describes it; the words are theirs. */
export interface SpotifyPlayer {
  connect(): Promise<boolean>
  disconnect(): void
  addListener(event: 'ready' | 'not_ready', listener: (device: { device_id: string }) => void): boolean
  addListener(event: 'player_state_changed', listener: (state: unknown) => void): boolean
  addListener(event: SdkError, listener: (error: { message: string }) => void): boolean
  addListener(event: 'autoplay_failed', listener: () => void): boolean
  /** Null while something else plays, or nothing ever has. */
  getCurrentState(): Promise<unknown>
  setVolume(volume: number): Promise<void>
  getVolume(): Promise<number>
  pause(): Promise<void>
  resume(): Promise<void>
  seek(positionMs: number): Promise<void>
  activateElement(): Promise<void>
}

export type SdkError = 'initialization_error' | 'authentication_error' | 'account_error' | 'playback_error'

export type SpotifySdk = {
  Player: new (options: {
    name: string
    getOAuthToken: (give: (token: string) => void) => void
    volume?: number
  }) => SpotifyPlayer
}

/** What we believe of a state; the rest of it is for remote controls. */
const state = z.object({
  paused: z.boolean(),
  position: z.number().min(0).max(1e9),
  /** Not in the reference, but there: true while it gets ready. False proves nothing. */
  loading: z.boolean().optional(),
  track_window: z.object({
    current_track: z.object({
      id: z.string().nullable(),
      /** The track that was asked for, where another one of the same music plays in its place. */
      linked_from: z.object({ id: z.string().nullable() }).nullish(),
    }),
  }),
})

/** What the SDK said of itself. `trackIds`: the track by each of its names. */
export type SdkState = { trackIds: readonly string[]; positionMs: number; isPaused: boolean; isLoading: boolean }

/** Null when nothing of ours is on the device, or what came is no state. */
export const readState = (told: unknown): SdkState | null => {
  const parsed = state.safeParse(told)
  if (!parsed.success) return null
  const { paused, position, loading, track_window } = parsed.data
  const { id, linked_from } = track_window.current_track
  const trackIds = [id, linked_from?.id].filter((it) => typeof it === 'string')
  return { trackIds, positionMs: position, isPaused: paused, isLoading: loading === true }
}
