import * as z from 'zod'
import { silence } from '../playback/index.ts'
import type { Epoch, PublicUser, ServerMs, SpaceId } from '../protocol/index.ts'
import { epoch, publicUser, revision, serverMs, spaceId } from '../protocol/index.ts'
import { emptyQueue } from '../queue/index.ts'
import { stage } from './stage.ts'

/** How many commands are remembered, so that one that comes again does nothing. */
export const RECENT_LIMIT = 256

export const SPACE_NAME_LENGTH = 80

/** A room as a value. The server keeps it, the journal stores it, the reducer changes it; who is present is no part. */
export const spaceState = stage.extend({
  spaceId,
  name: z.string().min(1).max(SPACE_NAME_LENGTH),
  creatorId: publicUser.shape.userId,
  createdAt: serverMs,
  epoch,
  revision,
  /** The newest commands carried out, as `userId commandId`, oldest first. */
  recent: z.array(z.string()),
})
export type SpaceState = z.infer<typeof spaceState>

/** A space in which nothing was ever played. */
export const newSpace = (of: {
  spaceId: SpaceId
  name: string
  creator: PublicUser
  epoch: Epoch
  now: ServerMs
}): SpaceState => ({
  spaceId: of.spaceId,
  name: of.name,
  creatorId: of.creator.userId,
  createdAt: of.now,
  epoch: of.epoch,
  revision: 0,
  playback: silence(of.now),
  earlier: [],
  queue: emptyQueue,
  recent: [],
})
