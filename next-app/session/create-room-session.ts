import type { SpaceId } from '@earshot/sync'
import { createFilePlayer } from '../players/file/file-player.ts'
import { canStream } from '../players/stream/can-stream.ts'
import { createStreamPlayer } from '../players/stream/stream-player.ts'
import { browserEnvironment } from './browser-environment.ts'
import type { RoomSession } from './room-session.ts'
import { SessionCore } from './session-core.ts'

/** Opens a session to the space in this browser. */
export const createRoomSession = ({ spaceId }: { spaceId: SpaceId }): RoomSession => {
  const env = browserEnvironment()
  return new SessionCore(spaceId, env, canStream() ? createStreamPlayer(env.now) : createFilePlayer(env.now))
}
