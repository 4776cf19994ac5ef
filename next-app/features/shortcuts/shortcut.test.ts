import { describe, expect, it } from 'vitest'
import { type Press, shortcutOf } from './shortcut.ts'

const press = (key: string, part: Partial<Press> = {}) =>
  shortcutOf({ key, modified: false, commands: false, focus: 'page', ...part })

describe('keys', () => {
  it.each([
    [' ', 'toggle'],
    ['k', 'toggle'],
    ['m', 'mute'],
    ['ArrowLeft', 'back'],
    ['ArrowRight', 'forward'],
    ['x', null],
  ])('%j does %s', (key, what) => {
    expect(press(key)).toBe(what)
  })

  it('do nothing to the room while one types a name or a link', () => {
    for (const key of [' ', 'k', 'm', 'j', 'l', 'ArrowLeft']) expect(press(key, { focus: 'typing' })).toBeNull()
  })

  it('press the button that has the focus, and not the room as well', () => {
    expect(press(' ', { focus: 'control' })).toBeNull()
    expect(press('ArrowLeft', { focus: 'control' })).toBeNull()
    expect(press('k', { focus: 'control' })).toBe('toggle')
  })

  it('take back the last change to the queue as they take back what was typed, and leave that alone', () => {
    const held = { modified: true, commands: true }
    expect(press('z', held)).toBe('undo')
    expect(press('z', { ...held, focus: 'control' })).toBe('undo')
    expect(press('z', { ...held, focus: 'typing' })).toBeNull()
    expect(press('z')).toBeNull()
  })

  it('stay the browser’s when held with Ctrl or the like', () => {
    expect(press('m', { modified: true })).toBeNull()
    expect(press('m', { modified: true, commands: true })).toBeNull()
  })
})
