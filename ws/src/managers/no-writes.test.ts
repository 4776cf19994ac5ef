import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Epoch } from '@earshot/sync'
import { aSpace, aUser, T0 } from '@earshot/sync/testing'
import { expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { noWritesContract } from '../gateway/testing/no-writes.ts'
import { openJournal } from '../spaces/journal.ts'
import { memorySpaces } from '../spaces/memory.ts'
import { benches } from '../store/testing/contract/bench.ts'
import { sqliteDatabase } from '../store/testing/test-database.ts'
import { StreamManager } from './streamManager.ts'
import { plainParts } from './testing/parts.ts'

noWritesContract(benches(sqliteDatabase))

it('how people stand is not even written to the journal', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-writes-'))
  const { journal, recovered } = openJournal(path.join(folder, 'journal'), () => {})
  const spaces = memorySpaces(journal, recovered, () => 'later' as Epoch)
  const streams = new StreamManager({
    ...plainParts(journal),
    spaces,
    now: () => T0,
    timers: { setTimeout: () => null, clearTimeout: () => {} },
    roundTripOf: () => null,
    onAccepted: () => {},
    onProblem: (problem, cause) => {
      throw new Error(problem, { cause })
    },
  })
  const space = aSpace()
  const by = aUser(1)
  await spaces.create(space)
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
  await spaces.close()
  rmSync(folder, { recursive: true })
})
