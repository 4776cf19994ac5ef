import type { SpaceId } from '@earshot/sync'
import { Screen } from '../players/screen.ts'
import { browserEnvironment } from './browser-environment.ts'
import { choosePlayer } from './choose-player.ts'
import { playerWishOf } from './player-wish.ts'
import type { RoomSession } from './room-session.ts'
import { SessionCore } from './session-core.ts'

/** Opens a session to the space in this browser. */
export const createRoomSession = ({ spaceId }: { spaceId: SpaceId }): RoomSession => {
  const env = browserEnvironment()
  const wish = playerWishOf(location.search, sessionStorage)
  const screen = new Screen()
  return new SessionCore(spaceId, env, (toServer) => choosePlayer({ ...env, toServer }, wish, screen), screen)
}
