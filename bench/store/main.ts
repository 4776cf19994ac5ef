import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { asServerMs, type Epoch, type SpaceId } from '@earshot/sync'
import { openStore } from '../../ws/src/store/store.ts'
import { startPostgresql } from '../../ws/src/store/testing/postgresql-server.ts'
import { postgresqlDatabase, sqliteDatabase, type TestDatabase } from '../../ws/src/store/testing/test-database.ts'
import { openStage } from './measure.ts'

/**
 * Whether a database delays what a room is told. The same room carries out commands while its database is well, while each
 * statement takes 2 s, and while it answers nothing at all; in turns, so that whatever else the machine does meets all alike.
 */
const LISTENERS = 20
const ROUNDS = 8
const COMMANDS = 250
const SLOW_MS = 2000
const CONDITIONS = ['normal', 'slow', 'stopped'] as const
type Condition = (typeof CONDITIONS)[number]
const RESULTS = fileURLToPath(new URL('../results/', import.meta.url))

/** `stop` and `start` are the server's own, where there is one. */
type Subject = { name: string; database: TestDatabase; stop(): Promise<void>; start(): Promise<void> }

const run = async ({ name, database, stop, start }: Subject) => {
  let condition: Condition = 'normal'
  const store = await openStore({
    source: database.source,
    log: { info: () => {}, warn: () => {} } as never,
    onStatement: async () => {
      if (condition === 'slow') await sleep(SLOW_MS)
      if (condition === 'stopped' && database.source.kind === 'sqlite') throw new Error('stopped')
    },
  })
  const stage = await openStage(store, LISTENERS)
  await stage.play(COMMANDS)
  const took: Record<Condition, number[]> = { normal: [], slow: [], stopped: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (condition of CONDITIONS) {
      console.error(`${name}, round ${round + 1} of ${ROUNDS}: ${condition}`)
      if (condition === 'stopped') await stop()
      took[condition].push(...(await stage.play(COMMANDS)))
      if (condition === 'stopped') await start()
    }
    condition = 'normal'
  }
  const left = await store.close(60_000)
  const again = await openStore({ source: database.source, log: { info: () => {}, warn: () => {} } as never })
  const written = await again.rooms.wake('abcdef' as SpaceId, { now: asServerMs(0), epoch: 'e' as Epoch })
  const told = await stage.queue()
  const lost = told.filter((itemId) => !written?.queue.upcoming.some((item) => item.itemId === itemId)).length
  await again.close(0)
  await stage.close()
  await database.remove()
  return { name, left, lost, conditions: CONDITIONS.map((condition) => ({ condition, ...figures(took[condition]) })) }
}

const figures = (took: readonly number[]) => {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { commands: sorted.length, medianMs: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), maxMs: at(1) }
}

const nothing = async () => {}
const server = await startPostgresql()
const measured = []
try {
  measured.push(await run({ name: 'SQLite', database: await sqliteDatabase(), stop: nothing, start: nothing }))
  const database = await postgresqlDatabase(server)
  measured.push(await run({ name: 'PostgreSQL', database, stop: server.stop, start: server.start }))
} finally {
  await server.remove()
}

console.log(
  `${LISTENERS} listeners; ms from a command to the last of them hearing of it, half of the commands to be written`,
)
console.log('| database | it is | commands | median | p95 | p99 | max | p99 to normal |')
console.log('|---|---|---|---|---|---|---|---|')
for (const { name, conditions } of measured) {
  const normal = conditions[0]?.p99Ms ?? Number.NaN
  for (const { condition, commands, medianMs, p95Ms, p99Ms, maxMs } of conditions) {
    const times = [medianMs, p95Ms, p99Ms, maxMs].map((ms) => ms.toFixed(2)).join(' | ')
    console.log(`| ${name} | ${condition} | ${commands} | ${times} | ${(p99Ms / normal).toFixed(2)} x |`)
  }
}
for (const { name, lost, left } of measured) {
  console.log(`${name}: ${lost} acknowledged items lost, ${left} writes left over once it was back`)
}

const machine = {
  measuredAt: new Date().toISOString(),
  processors: cpus().length,
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  load: Number((loadavg()[0] ?? 0).toFixed(2)),
  node: process.version,
  commit: execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim(),
}
mkdirSync(RESULTS, { recursive: true })
writeFileSync(
  `${RESULTS}store.json`,
  `${JSON.stringify({ machine, LISTENERS, ROUNDS, COMMANDS, SLOW_MS, measured }, null, 2)}\n`,
)
process.exit(0)
