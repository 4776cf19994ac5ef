import type { Capabilities, ClockFigures, ClockReading, LocalMs, PlayerName, SpaceId, Standing } from '@earshot/sync'
import type { PlayerDiagnostics } from '../players/player.ts'
import type { FollowFigures } from './follow-log.ts'
import type { LinkStatus } from './link-status.ts'

/** Everything that this session knows of itself, as it is at `at`: for people who want to know why. Lengths in ms. */
export type Diagnostics = {
  at: LocalMs
  protocolVersion: number
  spaceId: SpaceId
  link: LinkStatus
  sound: Standing
  clock: (ClockReading & ClockFigures) | null
  player: { name: PlayerName; capabilities: Capabilities; output: PlayerDiagnostics }
  follow: FollowFigures & { errorMs: number | null }
  /** How far ahead of its coming the newest command took effect; negative when it came too late. */
  leadMs: number | null
}
