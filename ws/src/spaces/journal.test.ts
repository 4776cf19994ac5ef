import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asServerMs, type Epoch, reduce, type SpaceState } from '@earshot/sync'
import { aBeat, aSpace, command, playing, T0 } from '@earshot/sync/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from './journal.ts'
import { memorySpaces } from './memory.ts'

let folder: string
let file: string
const problems: string[] = []
const newEpoch = () => 'later' as Epoch
const open = () => openJournal(file, (problem) => problems.push(problem))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-journal-'))
  file = join(folder, 'spaces.journal')
  problems.length = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

const tellAll = async (beats: readonly { afterMs: number; command: Parameters<typeof reduce>[1] }[]) => {
  const { journal, recovered } = open()
  const spaces = memorySpaces(journal, recovered, newEpoch)
  let space: SpaceState = aSpace()
  await spaces.create(space)
  let now = T0
  for (const beat of beats) {
    now = asServerMs(now + beat.afterMs)
    const step = reduce(space, beat.command, now)
    if (!step.ok) continue
    expect(await spaces.commit(step, space.revision)).toBe(true)
    space = step.space
  }
  return space
}

describe('the journal', () => {
  it('a server that is killed finds every accepted step again, whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aBeat, { maxLength: 30 }), async (beats) => {
        rmSync(file, { force: true })
        const space = await tellAll(beats)
        // Nothing is closed: this is what is left in the file when the process just ends.
        expect(open().recovered).toEqual([space])
      }),
      { numRuns: 40 },
    )
    expect(problems).toEqual([])
  })

  it('a line torn by the machine’s end costs that line alone', async () => {
    const space = await tellAll([
      { afterMs: 0, command: command({ type: 'add-song', item: playing().queue.current as never }) },
    ])
    const before = statSync(file).size
    appendFileSync(file, '{"spaceId":"abcdef","revision":99,"pat')
    expect(open().recovered).toEqual([space])
    truncateSync(file, before - 5)
    expect(open().recovered[0]?.revision).toBe(space.revision - 1)
    expect(problems).toHaveLength(2)
  })

  it('a step of before queues had an order is read as of one in which songs were added', async () => {
    const space = await tellAll([])
    const { current, upcoming, played } = playing(1).queue
    const old = {
      spaceId: space.spaceId,
      revision: space.revision + 1,
      patch: { queue: { current, upcoming, played } },
    }
    appendFileSync(file, `${JSON.stringify(old)}\n`)
    expect(open().recovered[0]?.queue).toEqual(playing(1).queue)
  })

  it('rubbish in the file is counted and passed over', async () => {
    const space = await tellAll([])
    appendFileSync(file, 'rubbish\n{"space":{}}\n[]\nnull\n{"spaceId":"zzzzzz","revision":4,"patch":{}}\n')
    expect(open().recovered).toEqual([space])
    expect(problems[0]).toMatch(/^5 lines/)
    // Nothing of it is lost when the journal is then written anew.
    expect(readFileSync(`${file}.unreadable-5-lines`, 'utf8')).toContain('rubbish')
  })

  it('is written anew at start, so that it does not grow with every life', async () => {
    const space = await tellAll(
      Array.from({ length: 50 }, () => ({ afterMs: 10, command: command({ type: 'pause-playback' }) })),
    )
    const again = open()
    memorySpaces(again.journal, again.recovered, newEpoch)
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1)
    expect(open().recovered).toEqual([{ ...space, epoch: 'later' }])
  })

  it('a journal that cannot be written is a flag, and the room goes on', async () => {
    const { journal, recovered } = open()
    const spaces = memorySpaces(journal, recovered, newEpoch)
    journal.close()
    const space = playing()
    await spaces.create(space)
    const step = reduce(space, command({ type: 'pause-playback' }), T0)
    if (!step.ok) throw new Error(step.refusal)
    expect(await spaces.commit(step, space.revision)).toBe(true)
    expect(spaces.health().journal).toBe('failing')
    expect(await spaces.load(space.spaceId)).toBe(step.space)
  })
})

describe('spaces in memory', () => {
  it('of two commits against one revision the second is turned down and changes nothing', async () => {
    const { journal, recovered } = open()
    const spaces = memorySpaces(journal, recovered, newEpoch)
    const told: number[] = []
    spaces.watch(({ space }) => told.push(space.revision))
    const space = playing()
    await spaces.create(space)
    expect(await spaces.create(space)).toBe(false)
    const [one, two] = ['pause-playback', 'skip-song'] as const
    const first = reduce(space, command({ type: one }), T0)
    const second = reduce(space, command({ type: two }), T0)
    if (!first.ok || !second.ok) throw new Error('unreachable')
    expect(await spaces.commit(first, space.revision)).toBe(true)
    expect(await spaces.commit(second, space.revision)).toBe(false)
    expect(told).toEqual([first.space.revision])
    journal.close()
  })
})
