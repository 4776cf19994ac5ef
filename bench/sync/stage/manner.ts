/** The players that a listener's address may ask for. */
export const PLAYERS = ['stream', 'file', 'element'] as const
export type PlayerName = (typeof PLAYERS)[number]

/** In what manner listeners come. */
export type Manner = {
  /** Their pages tell what they think of their output, and play marks to check it by. */
  trace: boolean
  /** The player that their addresses ask for, if any. */
  player: PlayerName | null
  /** They come by a name that is no secure context: no worklet, no decoder of parts. */
  isPlainHttp: boolean
  /** Their devices' clocks run so many millionths fast and slow, in turn. */
  skewPpm: number
  /** Each has a network of its own, which passes packets instead of what TCP carries. */
  isPacketwise: boolean
}

export const PLAIN: Manner = { trace: false, player: null, isPlainHttp: false, skewPpm: 0, isPacketwise: false }

/** What a manner is called beside a network's name: nothing if it is plain. */
export const mannerName = ({ player, isPlainHttp, skewPpm, isPacketwise }: Manner): string =>
  [isPacketwise ? 'packets' : '', isPlainHttp ? 'http' : '', player ?? '', skewPpm === 0 ? '' : `±${skewPpm} ppm`]
    .filter((part) => part)
    .join(' ')

/** By how many millionths the n-th listener's clock is fast. */
export const skewOf = ({ skewPpm }: Manner, listener: number): number => (listener % 2 === 0 ? skewPpm : -skewPpm)

/** A page of the program as a listener of that manner asks for it. */
export const addressOf = (origin: string, path: string, { player }: Manner): string =>
  `${origin}${path}${player === null ? '' : `?player=${player}`}`
