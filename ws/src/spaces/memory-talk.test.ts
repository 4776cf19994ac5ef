import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asServerMs, CHAT_KEPT, type ChatMessage, type Epoch, type MessageId, type SpaceId } from '@earshot/sync'
import { aSpace, aUser, T0 } from '@earshot/sync/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openJournal } from './journal.ts'
import { memorySpaces } from './memory.ts'
import { memoryTalk } from './memory-talk.ts'
import { type ChatEvent, chatAfter } from './talk.ts'

let folder: string
let file: string
const problems: string[] = []
const open = () => openJournal(file, (problem) => problems.push(problem))

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-talk-'))
  file = path.join(folder, 'spaces.journal')
  problems.length = 0
})
afterEach(() => rmSync(folder, { recursive: true }))

const spaceId = aSpace().spaceId
const messageOf = (n: number): ChatMessage => ({
  messageId: `m${n}` as MessageId,
  by: aUser(n % 3),
  text: `Message ${n}`,
  at: asServerMs(T0 + n),
})
const said = (n: number, where: SpaceId = spaceId): ChatEvent => ({
  type: 'said',
  spaceId: where,
  message: messageOf(n),
})
const deleted = (n: number): ChatEvent => ({ type: 'deleted', spaceId, messageId: `m${n}` as MessageId })

const anEvent = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.boolean())
  .map(([n, isDeleted]) => (isDeleted ? deleted(n) : said(n)))

describe('what is said in a room', () => {
  it('is found again by a server that was killed, to the last message', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anEvent, { maxLength: 40 }), async (events) => {
        rmSync(file, { force: true })
        const talk = memoryTalk(open().journal, [])
        for (const event of events) await talk.add(event)
        // Nothing is closed: this is what is left in the file when the process just ends.
        const { chats } = open()
        expect(chats.get(spaceId) ?? []).toEqual(await talk.newest(spaceId))
      }),
      { numRuns: 40 },
    )
    expect(problems).toEqual([])
  })

  it('outlives that the journal is written anew, with and without anybody who asks for it', async () => {
    const talk = memoryTalk(open().journal, [])
    for (let n = 0; n < 5; n++) await talk.add(said(n))
    const again = open()
    memorySpaces(again.journal, again.recovered, () => 'later' as Epoch)
    const third = open()
    memoryTalk(third.journal, third.chats)
    memorySpaces(third.journal, third.recovered, () => 'later' as Epoch)
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1)
    expect(open().chats.get(spaceId)).toHaveLength(5)
  })

  it('is told to whoever listens once it is kept, each message once', async () => {
    const talk = memoryTalk(open().journal, [])
    const told: ChatEvent[] = []
    const stop = talk.watch((event) => told.push(event))
    expect(await talk.add(said(1))).toBe(true)
    expect(await talk.add(said(1))).toBe(false)
    expect(await talk.add(deleted(2))).toBe(false)
    expect(await talk.add(deleted(1))).toBe(true)
    stop()
    await talk.add(said(3))
    expect(told).toEqual([said(1), deleted(1)])
  })

  it('is kept as far as the newest 300, and apart for each room', async () => {
    const talk = memoryTalk(open().journal, [])
    const elsewhere = 'bcdefg' as SpaceId
    for (let n = 0; n < CHAT_KEPT + 10; n++) await talk.add(said(n))
    await talk.add(said(1, elsewhere))
    expect((await talk.newest(spaceId)).map(({ text }) => text).slice(0, 1)).toEqual(['Message 10'])
    expect(await talk.newest(elsewhere)).toEqual([messageOf(1)])
    expect(open().chats.get(spaceId)).toHaveLength(CHAT_KEPT)
  })

  it('sleeps with its room, and wakes once, however many ask', async () => {
    let asked = 0
    const newestOf = async () => {
      asked++
      return [messageOf(1)]
    }
    const talk = memoryTalk(open().journal, [], { spaceIds: [spaceId], newestOf })
    const all = await Promise.all([talk.newest(spaceId), talk.newest(spaceId), talk.add(said(2))])
    expect([all[0], asked]).toEqual([[messageOf(1)], 1])
    expect(await talk.newest(spaceId)).toEqual([messageOf(1), messageOf(2)])
    expect(open().chats.get(spaceId)).toEqual([messageOf(1), messageOf(2)])
    talk.letSleep(spaceId)
    expect(await talk.newest(spaceId)).toEqual([messageOf(1)])
    // Of a room that does not sleep nobody else knows more: a slow database delays nobody.
    expect(await talk.newest('bcdefg' as SpaceId)).toEqual([])
    expect(asked).toBe(2)
  })
})

it('a chat never holds a message twice, nor more than so many', () => {
  fc.assert(
    fc.property(fc.array(anEvent), (events) => {
      const chat = events.reduce(chatAfter, [])
      expect(new Set(chat.map(({ messageId }) => messageId)).size).toBe(chat.length)
    }),
  )
})
