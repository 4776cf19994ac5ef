import { PROTOCOL_VERSION, upMessage } from '@earshot/sync'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readFrame } from './read-frame.ts'
import { openDoor } from './testing/door.ts'

let door: Awaited<ReturnType<typeof openDoor>>
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.close())

const TYPES = upMessage.options.map((option) => option.shape.type.value)
/** Every field that any message has. */
const FIELDS = [...new Set(upMessage.options.flatMap((option) => Object.keys(option.shape)))]

const aValue = fc.oneof(
  fc.constantFrom('host', 'guest', 'abcdef', 'song-1', 'item-0', 'approval', 'votes', 'all', 'moderator', 'next', ''),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(-1, 0, 1, 1e308, null, true),
)

/** Messages with the right type, some of the right fields, and anything in them. */
const aFrame = fc
  .tuple(fc.constantFrom(...TYPES), fc.dictionary(fc.constantFrom(...FIELDS), aValue, { maxKeys: 6 }), fc.nat())
  .map(([type, fields, n]) => ({ commandId: `fuzzed-${n}`, ...fields, type }))

it('R11: whatever comes, a frame is read as a message or refused by name, and never throws', () => {
  fc.assert(
    fc.property(fc.oneof(aFrame, fc.jsonValue()), fc.boolean(), (value, isBinary) => {
      const read = readFrame(Buffer.from(JSON.stringify(value) ?? ''), isBinary)
      if (read.ok) expect(upMessage.safeParse(read.message).success).toBe(true)
      else expect(read.code).toBe('invalid-message')
    }),
    { numRuns: 2000 },
  )
})

it('R11, R24: a member who says anything at all ends neither the process nor the room, and takes no rights', async () => {
  const spaceId = await door.space('abcdef')
  const host = await door.connect('host')
  await host.join(spaceId)
  const { permissions } = (await host.join(spaceId)).room.settings
  const strict = Object.fromEntries(Object.keys(permissions).map((name) => [name, 'host']))
  expect(await host.tell({ type: 'change-room', settings: { permissions: strict } })).toBeNull()
  const before = (await host.join(spaceId)).room
  const frames = fc.sample(aFrame, { numRuns: 400, seed: 7 })
  for (let n = 0; n < 8; n++) {
    const rude = await door.connect(`rude-${n}`)
    await rude.join(spaceId)
    for (const frame of frames.slice(n * 50, n * 50 + 50)) rude.raw(JSON.stringify(frame))
    rude.raw(JSON.stringify({ type: 'join-room', protocolVersion: PROTOCOL_VERSION, spaceId }))
    await rude.next('room-joined')
    rude.ws.close()
  }
  const after = await host.join(spaceId)
  expect(after.room).toEqual(before)
  expect(after.queue).toMatchObject({ current: null, upcoming: [] })
  expect(after.chat).toEqual([])
})
