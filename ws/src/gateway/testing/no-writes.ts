import { asServerMs, type SpaceId } from '@earshot/sync'
import { describe, expect, test } from 'vitest'
import { mirror } from '../../managers/mirror.ts'
import type { GetBench } from '../../store/testing/contract/bench.ts'
import { type Client, openDoor } from './door.ts'

/** Messages sent before an answer is waited for: less than a socket may say at once. */
const AT_ONCE = 40

/** A room at a real gateway whose changes go to the store; its clock runs ahead, so that nobody says too much at once. */
const openRoom = async (bench: GetBench, onStatement?: () => Promise<void> | void) => {
  const store = await bench().open(onStatement)
  let ahead = 0
  let plays = 0
  const door = await openDoor({
    now: () => asServerMs(performance.timeOrigin + performance.now() + ahead),
    onAccepted: mirror(store.rooms, () => `play-${plays++}`),
  })
  const spaceId = await door.space('abcdef')
  const [ada, bob] = [await door.connect('ada'), await door.connect('bob')]
  await ada.join(spaceId)
  await bob.join(spaceId)
  /** Sends them, some at a time, and waits until each has been carried out. */
  const sayAll = async (client: Client, messages: Record<string, unknown>[]) => {
    for (let at = 0; at < messages.length; at += AT_ONCE) {
      for (const message of messages.slice(at, at + AT_ONCE)) client.say(message)
      await client.settled()
      // Who is silent for long is taken for gone.
      for (const it of [ada, bob]) it.say({ type: 'clock-probe', sentAt: ahead })
      ahead += 3000
    }
  }
  const settled = () => expect.poll(() => store.health().pending, { timeout: 20_000, interval: 5 }).toBe(0)
  return { store, door, spaceId: spaceId as SpaceId, ada, bob, sayAll, settled }
}

const addSong = (n: number) => ({ type: 'add-song', songId: `song-${n}` })

/** What may be written, and what never may: the same on every database. */
export function noWritesContract(bench: GetBench): void {
  describe('what is written', () => {
    test('10,000 pauses, resumes, seeks and clock probes write nothing to the database; another song does', async () => {
      const { store, door, ada, bob, sayAll, settled } = await openRoom(bench)
      const { statements } = bench()
      await sayAll(ada, [addSong(1), addSong(2)])
      await settled()
      expect(statements.some((sql) => sql.includes('CurrentStream'))).toBe(true)

      statements.length = 0
      const round = (n: number) => [
        { type: 'pause-playback' },
        { type: 'seek-playback', positionMs: n * 10 },
        { type: 'clock-probe', sentAt: n },
        { type: 'resume-playback' },
      ]
      await sayAll(ada, Array.from({ length: 2500 }, (_, n) => round(n)).flat())
      const count = (type: string) => bob.heard.filter((it) => it.type === type).length
      for (const type of ['playback-paused', 'playback-seeked', 'playback-resumed']) {
        await expect.poll(() => count(type), { timeout: 10_000 }).toBe(2500)
      }
      // Answers keep their distance from each other, and of too many at once the last are not given.
      expect(ada.heard.filter(({ type }) => type === 'clock-answered').length).toBeGreaterThan(100)
      expect(store.health().pending).toBe(0)
      expect(statements).toEqual([])

      await sayAll(ada, [{ type: 'skip-song' }])
      await settled()
      expect(statements.length).toBeGreaterThan(0)
      await door.close()
    }, 120_000)

    test('while the database answers nothing, every change is told at once, and written when it is back', async () => {
      let free = () => {}
      const stuck = new Promise<void>((resolve) => {
        free = resolve
      })
      let isStuck = false
      const { store, door, spaceId, ada, bob, sayAll, settled } = await openRoom(bench, () =>
        isStuck ? stuck : undefined,
      )
      await sayAll(ada, [addSong(1)])
      await settled()
      isStuck = true
      await sayAll(
        ada,
        Array.from({ length: 300 }, (_, n) => [addSong(n + 2), { type: 'seek-playback', positionMs: n }]).flat(),
      )
      // Nothing of this was written, and all of it was heard.
      const heard = () => bob.heard.filter(({ type }) => type === 'queue-changed').length
      await expect.poll(heard, { timeout: 10_000 }).toBe(300)
      expect(store.health().pending).toBeLessThanOrEqual(2)
      free()
      await settled()
      const space = await door.spaces.load(spaceId)
      const written = await store.rooms.wake(spaceId, { now: asServerMs(0), epoch: 'e' as never })
      expect(space?.queue.upcoming).toHaveLength(300)
      const names = (queue = space?.queue) => queue?.upcoming.map(({ itemId }) => itemId)
      expect(names(written?.queue)).toEqual(names())
      await door.close()
    }, 60_000)
  })
}
