import { describe, expect, it } from 'vitest'
import { latinKey, type Press, shortcutOf } from './shortcut.ts'

const press = (key: string, part: Partial<Press> = {}) =>
  shortcutOf({ key, modified: false, commands: false, focus: 'page', areOn: true, ...part })

describe('keys', () => {
  it.each([
    [' ', 'toggle'],
    ['k', 'toggle'],
    ['m', 'mute'],
    ['ArrowLeft', 'back'],
    ['ArrowRight', 'forward'],
    ['ArrowUp', 'louder'],
    ['ArrowDown', 'softer'],
    ['n', 'next'],
    ['N', 'next'],
    ['p', 'previous'],
    ['/', 'find'],
    ['q', 'queue'],
    ['c', 'chat'],
    ['?', 'help'],
    ['F', null],
    ['x', null],
  ])('%j does %s', (key, what) => {
    expect(press(key)).toBe(what)
  })

  it('do nothing to the room while one types a name or a link', () => {
    for (const key of [' ', 'k', 'm', 'j', 'l', 'n', '/', '?', 'ArrowLeft', 'ArrowUp'])
      expect(press(key, { focus: 'typing' })).toBeNull()
  })

  it('press the button that has the focus, and not the room as well', () => {
    expect(press(' ', { focus: 'control' })).toBeNull()
    expect(press('ArrowLeft', { focus: 'control' })).toBeNull()
    expect(press('k', { focus: 'control' })).toBe('toggle')
  })

  it('are where they are on every keyboard, whatever its letters', () => {
    expect([latinKey('ن', 'KeyK'), latinKey('л', 'KeyK')]).toEqual(['k', 'k'])
    expect([latinKey('z', 'KeyY'), latinKey('?', 'Minus'), latinKey('ArrowUp', 'ArrowUp')]).toEqual([
      'z',
      '?',
      'ArrowUp',
    ])
  })

  it('lead nowhere from within a dialog, but still play and mute', () => {
    for (const key of ['/', 'q', 'c', '?', ' ', 'ArrowUp']) expect(press(key, { focus: 'dialog' })).toBeNull()
    expect([press('k', { focus: 'dialog' }), press('m', { focus: 'dialog' })]).toEqual(['toggle', 'mute'])
  })

  it('do nothing where they are switched off, but for taking back, which is no single key', () => {
    for (const key of ['k', ' ', 'ArrowUp', '?', '/']) expect(press(key, { areOn: false })).toBeNull()
    expect(press('z', { areOn: false, modified: true, commands: true })).toBe('undo')
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
