import type { SpaceId } from '@earshot/sync'
import { browserEnvironment } from './browser-environment.ts'
import { choosePlayer } from './choose-player.ts'
import { playerWishOf } from './player-wish.ts'
import type { RoomSession } from './room-session.ts'
import { SessionCore } from './session-core.ts'

/** Opens a session to the space in this browser. */
export const createRoomSession = ({ spaceId }: { spaceId: SpaceId }): RoomSession => {
  const env = browserEnvironment()
  const wish = playerWishOf(location.search, sessionStorage)
  return new SessionCore(spaceId, env, (toServer) => choosePlayer({ ...env, toServer }, wish))
}
