import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { FIRST_SCRIPT } from './first-script.ts'

type Visit = { kept?: string; languages?: string[]; isSystemLight?: boolean; refusesStorage?: boolean }

/** What the script has made of a page before anything of it is painted. */
const visit = ({ kept, languages = ['en-US'], isSystemLight = false, refusesStorage = false }: Visit) => {
  const root = { lang: 'en', dir: 'ltr', dataset: {} as Record<string, string> }
  const head: { name?: string; content?: string }[] = []
  runInNewContext(FIRST_SCRIPT, {
    document: {
      documentElement: root,
      createElement: () => ({}),
      head: { append: (element: object) => head.push(element) },
    },
    localStorage: {
      getItem: () => {
        if (refusesStorage) throw new Error('refused')
        return kept ?? null
      },
    },
    navigator: { languages },
    matchMedia: () => ({ matches: isSystemLight }),
    setTimeout: () => 0,
  })
  return { ...root, bars: head }
}

describe('before it is painted', () => {
  it('a page has the colours that are preferred, or else the system’s', () => {
    const themeOf = (wish: Visit) => visit(wish).dataset.theme
    expect(themeOf({})).toBe('dark')
    expect(themeOf({ isSystemLight: true })).toBe('light')
    expect(themeOf({ kept: '{"theme":"auto"}', isSystemLight: true })).toBe('light')
    expect(themeOf({ kept: '{"theme":"dark"}', isSystemLight: true })).toBe('dark')
    expect(themeOf({ kept: '{"theme":"light"}' })).toBe('light')
  })

  it('the browser’s bars have the colour of the ground', () => {
    expect(visit({ isSystemLight: true }).bars).toEqual([{ name: 'theme-color', content: 'rgb(247 241 231)' }])
    expect(visit({}).bars).toEqual([{ name: 'theme-color', content: 'rgb(14 12 10)' }])
  })

  it('a page runs as its language does, and waits for the words of another than English', () => {
    expect(visit({ languages: ['ar-EG', 'en'] })).toMatchObject({ lang: 'ar', dir: 'rtl', dataset: { waits: '' } })
    expect(visit({ kept: '{"language":"de"}', languages: ['ar'] })).toMatchObject({ lang: 'de', dir: 'ltr' })
    expect(visit({ languages: ['xx'] })).toMatchObject({ lang: 'en', dir: 'ltr', dataset: { theme: 'dark' } })
    expect(visit({}).dataset).not.toHaveProperty('waits')
  })

  it('what was kept and makes no sense, or cannot be had, is as if nothing was kept', () => {
    for (const kept of ['', 'null', '[]', '7', '{"theme":7,"language":"xx"}', '{"language":7}']) {
      expect(visit({ kept, isSystemLight: true })).toMatchObject({ lang: 'en', dataset: { theme: 'light' } })
    }
    expect(visit({ refusesStorage: true })).toMatchObject({ lang: 'en', dataset: { theme: 'dark' } })
  })
})
