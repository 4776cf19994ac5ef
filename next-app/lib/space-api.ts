import { type PublicUser, publicUser, roomInfo, type SpaceId, song, spaceId } from '@earshot/sync'
import * as z from 'zod'
import { type Answer, as, ask } from './api.ts'
import { field } from './own-account.ts'

/** What a room is called, also one whose door is shut. */
export const askRoomName = (code: SpaceId): Promise<Answer<string>> =>
  ask('GET', `/api/spaces/${code}`, field('name', roomInfo.shape.name))

/** Who you are to this server; whoever has not been here before becomes a guest by it. */
export const whoAmI = (): Promise<Answer<PublicUser>> => ask('POST', '/api/session', as(publicUser))

const openSpace = z.object({
  spaceId,
  name: roomInfo.shape.name,
  listeners: z.number(),
  playing: song.pick({ title: true, artist: true, coverUrl: true }).nullable(),
})
/** A room that anyone may enter: how many are in it, and what they hear. */
export type OpenSpace = z.infer<typeof openSpace>

/** Rooms whose people want to be found, most listeners first. */
export const listSpaces = (): Promise<Answer<readonly OpenSpace[]>> =>
  ask('GET', '/api/spaces?listed', field('spaces', z.array(openSpace)))

const demoRoom = z.object({
  spaceId,
  listeners: z.number(),
  song: song.pick({ songId: true, title: true, artist: true, coverUrl: true, durationMs: true }),
  positionMs: z.number(),
})
/** The room that the server keeps itself, with the song that plays there and where it stood, in ms, when this was told. */
export type DemoRoom = z.infer<typeof demoRoom>

/** What plays in the demo room; null where this server has none. */
export const askDemoRoom = (): Promise<Answer<DemoRoom | null>> =>
  ask('GET', '/api/demo-room', field('room', demoRoom.nullable()))
