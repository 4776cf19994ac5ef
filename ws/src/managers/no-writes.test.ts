import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asPositionMs, type CommandId, type Epoch, type Intent } from '@earshot/sync'
import { anItem, aSpace, aUser, fakeClock, T0 } from '@earshot/sync/testing'
import { expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { openJournal } from '../spaces/journal.ts'
import { memorySpaces } from '../spaces/memory.ts'
import { openStore } from '../store/store.ts'
import { mirror } from './mirror.ts'
import { StreamManager } from './streamManager.ts'
import { plainParts } from './testing/parts.ts'

const migrationsDir = path.resolve(import.meta.dirname, '../../prisma/migrations')

it('pausing, resuming, seeking and saying how one stands write nothing to the database; another song does', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-writes-'))
  const statements: string[] = []
  const store = await openStore({
    databaseFile: path.join(folder, 'earshot.db'),
    migrationsDir,
    log: { info: () => {}, warn: () => {} },
    onStatement: (sql) => statements.push(sql),
  })
  const { journal, recovered } = openJournal(path.join(folder, 'journal'), () => {})
  const spaces = memorySpaces(journal, recovered, () => 'later' as Epoch)
  const clock = fakeClock(T0)
  const streams = new StreamManager({
    ...plainParts(journal),
    spaces,
    now: () => clock.now() as typeof T0,
    timers: { setTimeout: () => null, clearTimeout: () => {} },
    roundTripOf: () => null,
    onAccepted: mirror(store),
    onProblem: (problem, cause) => {
      throw new Error(problem, { cause })
    },
  })
  const space = aSpace()
  await spaces.create(space)
  const by = aUser(1)
  const { song } = anItem(1)
  await store.addSong({ song, sourceKey: 'file:hash', sizeBytes: 1, demo: false, createdAt: 0 })
  store.saveSpace(space)
  let commands = 0
  const decide = async (intent: Intent) => {
    clock.runFor(10)
    const step = await streams.decide(space.spaceId, intent, { by, commandId: `c${commands++}` as CommandId })
    expect(step.ok).toBe(true)
  }

  await decide({ type: 'add-song', item: anItem(1) })
  await expect.poll(() => store.health().pending).toBe(0)
  expect(statements.filter((sql) => sql.includes('CurrentStream')).length).toBeGreaterThan(0)

  statements.length = 0
  for (let n = 0; n < 700; n++) {
    await decide({ type: 'pause-playback' })
    await decide({ type: 'seek-playback', positionMs: asPositionMs(n * 100) })
    await decide({ type: 'resume-playback' })
  }
  // How people stand is not even written to the journal.
  const journalBytes = () => statSync(path.join(folder, 'journal')).size
  const written = journalBytes()
  const socket = { readyState: 1, bufferedAmount: 0, send: () => {} } as unknown as WebSocket
  await streams.join(space.spaceId, { ...by, token: 'secret' }, socket)
  for (let n = 0; n < 700; n++) {
    streams.reportState(space.spaceId, by.userId, socket, {
      state: 'in-step',
      errorMs: n,
      boundMs: 1,
      player: 'stream',
      accuracy: 'sample',
      outputLatencyMs: 20,
    })
  }
  streams.leave(space.spaceId, by.userId, socket)
  expect(journalBytes()).toBe(written)

  await expect.poll(() => store.health().pending).toBe(0)
  expect(statements).toEqual([])

  await decide({ type: 'skip-song' })
  await expect.poll(() => statements.length).toBeGreaterThan(0)
  await store.close(1000)
  await spaces.close()
  rmSync(folder, { recursive: true })
})
