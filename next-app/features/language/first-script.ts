import { LANGUAGES } from '../../lib/languages/languages.ts'
import { KEY } from '../../store/preferences.ts'

/**
 * What must be settled before the page is first painted: the language and its direction, and the colours. A page that is to
 * speak another language than the one it was made in waits unseen for its words, three seconds at most.
 */
const first = (key: string, directions: Record<string, string>): void => {
  const root = document.documentElement
  let kept: { language?: string; theme?: string } = {}
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? '{}') ?? {}
  } catch {
    // Then nothing was kept.
  }
  const wishes = [kept.language ?? '', ...navigator.languages].map((wish) => wish.toLowerCase().split('-')[0] ?? '')
  const tag = wishes.find((wish) => Object.hasOwn(directions, wish)) ?? 'en'
  root.lang = tag
  root.dir = directions[tag] ?? 'ltr'
  if (tag !== 'en') {
    root.dataset.waits = ''
    setTimeout(() => delete root.dataset.waits, 3000)
  }
  const isLight =
    kept.theme === 'light' || (kept.theme !== 'dark' && matchMedia('(prefers-color-scheme: light)').matches)
  root.dataset.theme = isLight ? 'light' : 'dark'
}

const directions = Object.fromEntries(Object.entries(LANGUAGES).map(([tag, { dir }]) => [tag, dir]))

export const FIRST_SCRIPT = `(${first})(${JSON.stringify(KEY)},${JSON.stringify(directions)})`
