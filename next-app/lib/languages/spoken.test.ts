import { afterEach, describe, expect, it } from 'vitest'
import { speak, spoken } from './spoken.ts'

const english = () => ({
  yes: 'Yes',
  songs: (many: number) => (many === 1 ? '1 song' : `${many} songs`),
  menu: { open: 'Open', sides: ['left', 'right'] },
})
const german = {
  part: {
    yes: 'Ja',
    songs: (many: number) => (many === 1 ? '1 Lied' : `${many} Lieder`),
    menu: { open: 'Öffnen', sides: ['links'] },
  },
}

afterEach(() => speak(null))

describe('words', () => {
  it('are those of the language that is spoken, also where a nested part of them was kept', () => {
    const words = spoken('part', english())
    const { menu } = words
    speak(german)
    expect([words.yes, words.songs(2), menu.open, menu.sides]).toEqual(['Ja', '2 Lieder', 'Öffnen', ['links']])
  })

  it('that come later come in that language', () => {
    speak(german)
    expect(spoken('part', english()).menu.open).toBe('Öffnen')
  })

  it('are English again as they were', () => {
    const words = spoken('part', english())
    speak(german)
    speak(null)
    expect([words.yes, words.songs(1), words.menu]).toEqual(['Yes', '1 song', english().menu])
  })

  it('stay English where a language has none', () => {
    const words = spoken('another part', english())
    speak(german)
    expect(words.yes).toBe('Yes')
  })

  it('of a language are never changed by speaking another', () => {
    spoken('part', english())
    speak(german)
    speak({ part: { ...german.part, menu: { open: 'Ouvrir', sides: [] } } })
    expect(german.part.menu).toEqual({ open: 'Öffnen', sides: ['links'] })
  })
})
