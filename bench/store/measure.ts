import { asServerMs } from '@earshot/sync'
import { type Client, openDoor } from '../../ws/src/gateway/testing/door.ts'
import { mirror } from '../../ws/src/managers/mirror.ts'
import type { Store } from '../../ws/src/store/store.ts'

/** A room at a real gateway, with its changes written to a store. */
export type Stage = {
  /** Carries out so many commands one after the other; answers how long each took until the last listener heard of it, in ms. */
  play(commands: number): Promise<number[]>
  /** Items in the room's queue: every change of it that was acknowledged. */
  queue(): Promise<string[]>
  close(): Promise<void>
}

/** Virtual ms between commands: so that nobody says too much at once. */
const PACE_MS = 60
/** Half of the commands change the queue, and are to be written; the other half are not. */
const command = (n: number): { say: Record<string, unknown>; heard: string } =>
  n % 2 === 0
    ? { say: { type: 'seek-playback', positionMs: n }, heard: 'playback-seeked' }
    : n % 4 === 1
      ? { say: { type: 'add-song', songId: `song-${n}` }, heard: 'queue-changed' }
      : { say: { type: 'set-repeat', repeat: n % 8 === 3 ? 'all' : 'off' }, heard: 'queue-changed' }

export async function openStage(store: Store, listeners: number): Promise<Stage> {
  let ahead = 0
  let plays = 0
  let n = 0
  const door = await openDoor({
    now: () => asServerMs(performance.timeOrigin + performance.now() + ahead),
    onAccepted: mirror(store.rooms, () => `play-${plays++}`),
  })
  const spaceId = await door.space('abcdef')
  const people: Client[] = []
  for (let n = 0; n < listeners; n++) people.push(await door.connect(`person-${n}`))
  for (const client of people) await client.join(spaceId)
  const [speaker] = people
  if (speaker === undefined) throw new Error('nobody listens')
  speaker.say({ type: 'add-song', songId: 'song-0' })
  for (const client of people) await client.next('song-started')

  return {
    play: async (commands) => {
      const took: number[] = []
      for (let played = 0; played < commands; played++, n++) {
        if (n % 500 === 0) for (const client of people) client.say({ type: 'clock-probe', sentAt: n })
        const { say, heard } = command(n)
        const from = performance.now()
        speaker.say(say)
        await Promise.all(people.map((client) => client.next(heard as 'queue-changed')))
        took.push(performance.now() - from)
        ahead += PACE_MS
        for (const client of people) client.heard.length = 0
        // A queue as long as a long evening's, and no longer.
        if ((await door.spaces.load(spaceId))?.queue.upcoming.length === 200) {
          speaker.say({ type: 'clear-queue' })
          await Promise.all(people.map((client) => client.next('queue-changed')))
        }
      }
      return took
    },
    queue: async () => (await door.spaces.load(spaceId))?.queue.upcoming.map(({ itemId }) => itemId) ?? [],
    close: () => door.close(),
  }
}
