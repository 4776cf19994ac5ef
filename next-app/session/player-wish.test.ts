import { describe, expect, it } from 'vitest'
import { playerWishOf } from './player-wish.ts'

const aTab = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

describe('a player wished for by the address', () => {
  it('is taken, and kept for the tab while it goes from page to page', () => {
    const tab = aTab()
    expect(playerWishOf('?player=element', tab)).toBe('element')
    expect(playerWishOf('', tab)).toBe('element')
    expect(playerWishOf('?player=file&x=1', tab)).toBe('file')
    expect(playerWishOf('', tab)).toBe('file')
  })

  it('that there is not leaves the choice to the page, and so does none', () => {
    const tab = aTab()
    expect(playerWishOf('', tab)).toBeNull()
    expect(playerWishOf('?player=gramophone', tab)).toBeNull()
    playerWishOf('?player=element', tab)
    expect(playerWishOf('?player=', tab)).toBeNull()
    expect(playerWishOf('', tab)).toBeNull()
  })

  it('is not believed from a tab’s storage either', () => {
    const tab = aTab()
    tab.setItem('earshot.player', 'gramophone')
    expect(playerWishOf('', tab)).toBeNull()
  })
})
