import { describe, expect, it } from 'vitest'
import { listeningWords } from '../../lib/listening-words.ts'
import { type Chord, KEYS, keyName } from './keys.ts'
import { type Shortcut, shortcutOf } from './shortcut.ts'

const listed = Object.values(KEYS).flatMap((group) => Object.entries(group) as [Shortcut, readonly Chord[]][])
const pressed = (chord: Chord) =>
  shortcutOf({
    key: chord.at(-1) ?? '',
    modified: chord.length > 1,
    commands: chord[0] === 'Control',
    focus: 'page',
    areOn: true,
  })

describe('the list of keys', () => {
  it('says of each what it does', () => {
    for (const [shortcut, chords] of listed) expect(chords.map(pressed)).toEqual(chords.map(() => shortcut))
  })

  it('leaves nothing out, and tells nothing twice', () => {
    expect(listed.map(([shortcut]) => shortcut).sort()).toEqual(Object.keys(listeningWords.keys.does).sort())
  })

  it('names keys as they are labelled', () => {
    expect([' ', 'ArrowUp', 'Control', 'K'].map((key) => keyName(key, false))).toEqual(['Space', '↑', 'Ctrl', 'K'])
    expect(keyName('Control', true)).toBe('⌘')
  })
})
