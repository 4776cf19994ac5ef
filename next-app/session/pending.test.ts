import { asLocalMs, asPositionMs, type CommandId, type UpCommand } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { answered, expire, GIVE_UP_AFTER_MS, hoped, type Pending, press, repeat } from './pending.ts'

const pause = (id: string): UpCommand => ({ type: 'pause-playback', commandId: id as CommandId })
const seek = (id: string, positionMs: number): UpCommand => ({
  type: 'seek-playback',
  commandId: id as CommandId,
  positionMs: asPositionMs(positionMs),
})
const pressed = (...commands: UpCommand[]): Pending =>
  commands.reduce<Pending>((pending, command, n) => press(pending, command, asLocalMs(n)), [])

describe('presses that wait for an answer', () => {
  it('a pressed pause shows at once, and what the server says counts once it has answered', () => {
    const waiting = pressed(pause('a'))
    expect(hoped(waiting).isPlaying).toBe(false)
    expect(hoped(answered(waiting, 'a' as CommandId)).isPlaying).toBeNull()
  })

  it('of several seeks the last one shows', () => {
    expect(hoped(pressed(seek('a', 1000), seek('b', 2000))).positionMs).toBe(2000)
  })

  it('a press that nobody answers is given up, and the others wait on', () => {
    const waiting = press(pressed(pause('a')), pause('b'), asLocalMs(GIVE_UP_AFTER_MS - 1))
    const { pending, givenUp } = expire(waiting, asLocalMs(GIVE_UP_AFTER_MS))
    expect(givenUp).toBe(1)
    expect(pending.map(({ command }) => command.commandId)).toEqual(['b'])
  })

  it('what is not answered is said again after a while, and at once on a new link', () => {
    const waiting = pressed(pause('a'))
    expect(repeat(waiting, asLocalMs(1000), false).say).toEqual([])
    expect(repeat(waiting, asLocalMs(1000), true).say).toEqual([pause('a')])
    const again = repeat(waiting, asLocalMs(4000), false)
    expect(again.say).toEqual([pause('a')])
    expect(repeat(again.pending, asLocalMs(5000), false).say).toEqual([])
  })

  it('keeps the same value while nothing is given up, and no more than its bound', () => {
    const waiting = pressed(pause('a'))
    expect(expire(waiting, asLocalMs(10)).pending).toBe(waiting)
    expect(pressed(...Array.from({ length: 300 }, (_, n) => pause(`p${n}`)))).toHaveLength(40)
  })
})
