import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { retryDelayMs, WriteBehind, type WriteTrouble } from './write-behind.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const REFUSED = new Error('refused')

function setUp({ limit = 100 } = {}) {
  const database = { down: false, written: [] as string[], tries: 0 }
  const troubles: WriteTrouble[] = []
  const behind = new WriteBehind({
    limit,
    isRefused: (error) => error === REFUSED,
    onTrouble: (trouble) => troubles.push(trouble),
  })
  const write = (name: string) =>
    behind.push(name, async () => {
      database.tries += 1
      if (database.down) throw new Error('down')
      if (name.startsWith('bad')) throw REFUSED
      database.written.push(name)
    })
  return { database, troubles, behind, write }
}

describe('writing behind', () => {
  test('the caller goes on before anything is written, and all is written in order', async () => {
    const { database, behind, write } = setUp()
    for (const name of ['a', 'b', 'a', 'c']) expect(write(name)).toBe(true)
    expect(database.tries).toBe(0)
    expect(behind.health()).toEqual({ pending: 4, failing: false, dropped: 0 })
    await vi.runAllTimersAsync()
    expect(database.written).toEqual(['a', 'b', 'a', 'c'])
    expect(behind.health()).toEqual({ pending: 0, failing: false, dropped: 0 })
  })

  test('while the database fails everything waits, and comes through in order when it is back', async () => {
    const { database, troubles, behind, write } = setUp()
    database.down = true
    write('a')
    write('b')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(behind.health()).toEqual({ pending: 2, failing: true, dropped: 0 })
    expect(database.tries).toBeLessThan(12)
    expect(troubles.every(({ kind, job }) => kind === 'retrying' && job === 'a')).toBe(true)
    database.down = false
    write('c')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(database.written).toEqual(['a', 'b', 'c'])
    expect(behind.health().failing).toBe(false)
  })

  test('a job that the database refuses for what it is does not hold up the others', async () => {
    const { database, troubles, behind, write } = setUp()
    write('a')
    write('bad reference')
    write('b')
    await vi.runAllTimersAsync()
    expect(database.written).toEqual(['a', 'b'])
    expect(troubles).toEqual([{ kind: 'refused', job: 'bad reference', error: REFUSED, attempt: 1 }])
    expect(behind.health()).toEqual({ pending: 0, failing: false, dropped: 1 })
  })

  test('a full queue drops the newest, says so, and keeps what came before', async () => {
    const { database, troubles, behind, write } = setUp({ limit: 2 })
    expect(['a', 'b', 'c'].map(write)).toEqual([true, true, false])
    expect(troubles).toEqual([{ kind: 'overflow', job: 'c', error: null, attempt: 0 }])
    await vi.runAllTimersAsync()
    expect(database.written).toEqual(['a', 'b'])
    expect(behind.health().dropped).toBe(1)
  })

  test('draining tries again at once and answers when all is written', async () => {
    const { database, behind, write } = setUp()
    database.down = true
    write('a')
    await vi.advanceTimersByTimeAsync(20_000)
    database.down = false
    const left = behind.drain(1000)
    await vi.advanceTimersByTimeAsync(1)
    expect(await left).toBe(0)
    expect(database.written).toEqual(['a'])
  })

  test('draining a dead database gives up in time and tells what is left', async () => {
    const { database, behind, write } = setUp()
    database.down = true
    write('a')
    write('b')
    const left = behind.drain(2000)
    await vi.advanceTimersByTimeAsync(2000)
    expect(await left).toBe(2)
  })

  test('draining an empty queue answers at once', async () => {
    expect(await setUp().behind.drain(1000)).toBe(0)
  })

  test('the waiting between tries doubles up to half a minute', () => {
    expect([1, 2, 3, 8, 100].map(retryDelayMs)).toEqual([250, 500, 1000, 30_000, 30_000])
  })
})
