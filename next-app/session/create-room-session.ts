import type { SpaceId } from '@earshot/sync'
import { Screen } from '../players/screen.ts'
import { browserEnvironment } from './browser-environment.ts'
import { choosePlayer } from './choose-player.ts'
import { playerWishOf } from './player-wish.ts'
import type { Pass, RoomSession } from './room-session.ts'
import { type ChoosePlayer, SessionCore } from './session-core.ts'

/** Opens a session to the space in this browser; `pass` leads past its door, where it has one. */
export const createRoomSession = ({ spaceId, pass }: { spaceId: SpaceId; pass: Pass }): RoomSession => {
  const env = browserEnvironment()
  const wish = playerWishOf(location.search, sessionStorage)
  const screen = new Screen()
  const choose: ChoosePlayer = (toServer) => choosePlayer({ ...env, toServer }, wish, screen)
  return new SessionCore(spaceId, env, choose, screen, pass)
}
