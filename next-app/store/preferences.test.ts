import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DEFAULTS, KEY, parsePreferences, prefer, usePreferences } from './preferences.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  usePreferences.setState(DEFAULTS)
})

describe('preferences', () => {
  it('are as at first where nothing was kept, and whatever else was', () => {
    expect(parsePreferences(null)).toEqual(DEFAULTS)
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Object.keys(parsePreferences(text))).toEqual(Object.keys(DEFAULTS))
      }),
    )
  })

  it('are kept one by one: what makes no sense takes nothing else with it', () => {
    expect(parsePreferences('{"language":"de","theme":"plaid"}')).toEqual({ ...DEFAULTS, language: 'de' })
    expect(parsePreferences('{"language":"xx","theme":"light"}')).toEqual({ ...DEFAULTS, theme: 'light' })
    expect(parsePreferences('{"showsLyrics":true}')).toEqual({ ...DEFAULTS, showsLyrics: true })
    expect(parsePreferences('{"showsLyrics":"yes"}')).toEqual(DEFAULTS)
    const text = '{"keepsAwake":true,"hasShortcuts":"no","showsSound":1}'
    expect(parsePreferences(text)).toEqual({ ...DEFAULTS, keepsAwake: true })
  })

  it('outlive the page', () => {
    const kept = new Map<string, string>()
    vi.stubGlobal('localStorage', { setItem: (key: string, text: string) => kept.set(key, text) })
    prefer({ theme: 'light' })
    expect(parsePreferences(kept.get(KEY) ?? null)).toEqual({ ...DEFAULTS, theme: 'light' })
  })

  it('last as long as the page where a browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined)
    prefer({ language: 'ar' })
    expect(usePreferences.getState().language).toBe('ar')
  })
})
