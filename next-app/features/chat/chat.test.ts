import { asServerMs, type ChatMessage, type MessageId, type PublicUser } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { demoUser } from '../../session/testing/demo-room.ts'
import { groupsOf, keptFrom } from './groups.ts'
import { newsOf } from './news.ts'
import { unreadOf } from './unread.ts'

const [mila, tom, you] = [demoUser('Mila'), demoUser('Tom'), demoUser('You')]
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const say = (by: PublicUser, at: number, text = 'hello'): ChatMessage => ({
  messageId: `m${at}` as MessageId,
  by,
  text,
  at: asServerMs(at),
})
const dayOf = (at: number) => String(Math.floor(at / DAY))
const shape = (chat: ChatMessage[]) => groupsOf(chat, dayOf).map(({ by, messages }) => `${by.name} ${messages.length}`)

describe('what was said', () => {
  it('stands together by who said it', () => {
    expect(shape([say(mila, 0), say(mila, 1), say(tom, 2), say(mila, 3)])).toEqual(['Mila 2', 'Tom 1', 'Mila 1'])
  })

  it('stands apart after a silence of five minutes, counted from message to message', () => {
    expect(shape([0, 4, 8, 12].map((at) => say(mila, at * MINUTE)))).toEqual(['Mila 4'])
    expect(shape([say(mila, 0), say(mila, 5 * MINUTE)])).toEqual(['Mila 1', 'Mila 1'])
  })

  it('stands apart by days, each of which is named once', () => {
    const groups = groupsOf([say(mila, DAY - 1), say(mila, DAY), say(tom, DAY + 1)], dayOf)
    expect(groups.map(({ startsDay }) => startsDay)).toEqual([true, true, false])
  })

  it('keeps the name of a group that grows', () => {
    const [before] = groupsOf([say(mila, 0)], dayOf)
    const [after] = groupsOf([say(mila, 0), say(mila, 1)], dayOf)
    expect(after?.groupId).toBe(before?.groupId)
  })

  it('is drawn anew only where it has changed', () => {
    const chat = [say(mila, 0), say(tom, 1), say(mila, 2), say(tom, 3)]
    const before = groupsOf(chat, dayOf)
    const grown = keptFrom(before, groupsOf([...chat, say(tom, 4)], dayOf))
    expect(grown.map((group, place) => group === before[place])).toEqual([true, true, true, false])
    expect(grown).toEqual(groupsOf([...chat, say(tom, 4)], dayOf))
    const less = keptFrom(before, groupsOf(chat.slice(1), dayOf))
    // The first of what is left names the day now.
    expect(less.map((group, place) => group === before[place + 1])).toEqual([false, true, true])
  })
})

describe('what is new', () => {
  const chat = [say(mila, 1), say(you, 2), say(tom, 3)]

  it('is what others said since one looked', () => {
    expect(unreadOf(chat, asServerMs(0), you.userId)).toHaveLength(2)
    expect(unreadOf(chat, asServerMs(1), you.userId)).toEqual([chat[2]])
  })

  it('is nothing to whoever has just come', () => {
    expect(unreadOf(chat, null, you.userId)).toEqual([])
  })

  it('is read out to who has the chat before them: one message in full, of several how many', () => {
    expect(newsOf([say(mila, 1, 'come here')], you, true)).toBe('Mila: come here')
    expect(newsOf(chat, you, true)).toBe('2 new messages')
    expect(newsOf([say(you, 1)], you, true)).toBeNull()
  })

  it('is told to others only when they are meant', () => {
    expect(newsOf(chat, you, false)).toBeNull()
    expect(newsOf([say(mila, 1, 'come, @you'), say(tom, 2)], you, false)).toBe('Mila mentioned you in the chat')
  })
})
