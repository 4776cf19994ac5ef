import type { DeviceManners } from '../../../next-app/players/spotify/testing/simulated-device.ts'

/** A track of the stand-in's: noise of its own, so that it can be recognised by ear. */
export type StandInTrack = {
  id: string
  seed: number
  seconds: number
  /** Why it may not be played, in Spotify's words; it is there all the same. */
  restriction?: 'market' | 'product' | 'explicit'
  /** It is there, and gives up when it is played. */
  isBroken?: boolean
}

/** A person with an account. `isRegistered`: among those whom an app in development mode serves. */
export type StandInAccount = { name: string; product: 'premium' | 'free'; isRegistered?: boolean }

export type StandInData = {
  clientId: string
  /** Registered by the operator; a loopback address without a port stands for every port. */
  redirectUris: readonly string[]
  tracks: readonly StandInTrack[]
  manners: DeviceManners
  /** How long the Web API takes to be heard by a device, and to be answered, ms. */
  cloudMs: readonly [number, number]
  tokenLifeS: number
}

/** An id as Spotify's are, out of a name. */
export const trackId = (name: string): string => name.padEnd(22, '0').slice(0, 22)
