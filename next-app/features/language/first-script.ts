import { toCss } from '../../lib/colour/colour.ts'
import { GROUNDS } from '../../lib/colour/light.ts'
import { LANGUAGES } from '../../lib/languages/languages.ts'
import { KEY } from '../../store/preferences.ts'

/**
 * What must be settled before the page is first painted: the language and its direction, and the colours. A page that is to
 * speak another language than the one it was made in waits unseen for its words, three seconds at most.
 */
const first = (key: string, directions: Record<string, string>, grounds: Record<'dark' | 'light', string>): void => {
  const root = document.documentElement
  let kept: { language?: string; theme?: string } = {}
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? '{}') ?? {}
  } catch {
    // Then nothing was kept.
  }
  const wishes = [String(kept.language ?? ''), ...navigator.languages].map(
    (wish) => wish.toLowerCase().split('-')[0] ?? '',
  )
  const tag = wishes.find((wish) => Object.hasOwn(directions, wish)) ?? 'en'
  root.lang = tag
  root.dir = directions[tag] ?? 'ltr'
  if (tag !== 'en') {
    root.dataset.waits = ''
    setTimeout(() => delete root.dataset.waits, 3000)
  }
  const isLight =
    kept.theme === 'light' || (kept.theme !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches)
  const theme = isLight ? 'light' : 'dark'
  root.dataset.theme = theme
  // Made here and not by React, which would take one that was changed for another and add its own.
  const bars = document.createElement('meta')
  bars.name = 'theme-color'
  bars.content = grounds[theme]
  document.head.append(bars)
}

const directions = Object.fromEntries(Object.entries(LANGUAGES).map(([tag, { dir }]) => [tag, dir]))
const grounds = { dark: toCss(GROUNDS.dark), light: toCss(GROUNDS.light) }

export const FIRST_SCRIPT = `(${first})(${[KEY, directions, grounds].map((each) => JSON.stringify(each)).join()})`
