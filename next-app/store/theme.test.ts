import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULTS, usePreferences } from './preferences.ts'
import { followTheme, themeOf, useTheme } from './theme.ts'

const dataset: { theme?: string; turns?: string } = {}
const meta = { content: '', setAttribute: (_: string, value: string) => Object.assign(meta, { content: value }) }
const listeners = new Set<() => void>()
const system = {
  matches: false,
  addEventListener: (_: string, listener: () => void) => listeners.add(listener),
  removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
}
const systemTurns = (isLight: boolean) => {
  system.matches = isLight
  for (const listener of listeners) listener()
}
let stop = () => {}

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset }, querySelector: () => meta })
  vi.stubGlobal('matchMedia', () => system)
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => act())
  system.matches = false
  usePreferences.setState(DEFAULTS)
  useTheme.setState({ theme: 'dark' })
  stop = followTheme()
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

describe('the page’s ground', () => {
  it('is what is preferred, or the system’s', () => {
    expect(themeOf('auto', true)).toBe('light')
    expect(themeOf('auto', false)).toBe('dark')
    expect(themeOf('dark', true)).toBe('dark')
    expect(themeOf('light', false)).toBe('light')
  })

  it('changes as soon as another is preferred, and the browser’s bars with it', () => {
    usePreferences.setState({ theme: 'light' })
    expect([useTheme.getState().theme, dataset.theme]).toEqual(['light', 'light'])
    expect(meta.content).toBe('rgb(247 241 231)')
    expect(dataset.turns).toBeUndefined()
  })

  it('follows the system for as long as it is left to that', () => {
    systemTurns(true)
    expect(useTheme.getState().theme).toBe('light')
    usePreferences.setState({ theme: 'dark' })
    systemTurns(true)
    expect(useTheme.getState().theme).toBe('dark')
    usePreferences.setState({ theme: 'auto' })
    expect(useTheme.getState().theme).toBe('light')
    systemTurns(false)
    expect(useTheme.getState().theme).toBe('dark')
  })

  it('stays once nobody follows any more', () => {
    stop()
    systemTurns(true)
    usePreferences.setState({ theme: 'light' })
    expect(useTheme.getState().theme).toBe('dark')
    expect(listeners.size).toBe(0)
  })
})
