import {
  type Epoch,
  newSpace,
  type PublicUser,
  type ServerMs,
  SPACE_ID_ALPHABET,
  SPACE_ID_LENGTH,
  SPACE_NAME_LENGTH,
  type SpaceId,
  type SpaceState,
} from '@earshot/sync'
import { customAlphabet, nanoid } from 'nanoid'
import type { Spaces } from '../spaces/spaces.ts'

const newSpaceId = customAlphabet(SPACE_ID_ALPHABET, SPACE_ID_LENGTH)
/** There are 730 million ids; so many taken ones in a row mean that something else is wrong. */
const TRIES = 10

/** Makes a room of `creator`'s, named after them when they wish no name; throws when no id is free. */
export const createSpace = async (
  spaces: Spaces,
  creator: PublicUser,
  wished: string | null,
  now: ServerMs,
): Promise<SpaceState> => {
  const name = (wished ?? `${creator.name}’s room`).slice(0, SPACE_NAME_LENGTH)
  for (let tries = 0; tries < TRIES; tries++) {
    const space = newSpace({ spaceId: newSpaceId() as SpaceId, name, creator, epoch: nanoid(12) as Epoch, now })
    if (await spaces.create(space)) return space
  }
  throw new Error('no free space id was found')
}
