import { asLocalMs, type CommandId, type SongId } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { Errands } from './errands.ts'

const [moon, river] = ['moon' as SongId, 'river' as SongId]
const add = (songId: SongId) => ({ type: 'add-song' as const, songId })
const at = asLocalMs

const errands = () => {
  const said: { commandId: CommandId }[] = []
  let last = 0
  const line = new Errands(
    () => `c${++last}`,
    (command) => said.push(command),
  )
  return { line, ids: () => said.map(({ commandId }) => commandId as string), idOf: (n: number) => said[n]?.commandId }
}

describe('songs of a list on their way into the queue', () => {
  it('each learns what became of it, and nobody else’s answer is taken for its own', async () => {
    const { line, idOf } = errands()
    const answers = [line.tell(add(moon), at(0), null), line.tell(add(river), at(0), null)]
    expect(line.answered('other' as never, null)).toBe(false)
    expect(line.answered(idOf(1) as never, 'queue-full')).toBe(true)
    expect(line.answered(idOf(0) as never, null)).toBe(true)
    expect(await Promise.all(answers)).toEqual([null, 'queue-full'])
  })

  it('are said again by the same name while nobody answers, so that they are done once', () => {
    const { line, ids } = errands()
    void line.tell(add(moon), at(0), null)
    line.look(at(2999), false)
    expect(ids()).toEqual(['c1'])
    line.look(at(3000), false)
    line.look(at(3250), false)
    expect(ids()).toEqual(['c1', 'c1'])
  })

  it('outlive a link that is down for an hour, and are said at once on the next', () => {
    const { line, ids } = errands()
    void line.tell(add(moon), at(0), null)
    line.look(at(3_600_000), true)
    expect(ids()).toEqual(['c1', 'c1'])
  })

  it('are given up after a while where nobody has patience for more', async () => {
    const { line, ids } = errands()
    const answer = line.tell(add(moon), at(0), 15_000)
    line.look(at(14_999), false)
    expect(ids()).toEqual(['c1', 'c1'])
    line.look(at(15_000), true)
    expect(await answer).toBe('unavailable')
    expect(ids()).toEqual(['c1', 'c1'])
  })

  it('do not come back once answered', () => {
    const { line, ids, idOf } = errands()
    void line.tell(add(moon), at(0), null)
    line.answered(idOf(0) as never, null)
    line.look(at(60_000), true)
    expect(ids()).toEqual(['c1'])
  })

  it('are told so when the room is left', async () => {
    const { line } = errands()
    const answer = line.tell(add(moon), at(0), null)
    line.close()
    expect(await answer).toBe('unavailable')
  })
})
