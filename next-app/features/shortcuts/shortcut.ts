/** What a key does anywhere in a room. */
export type Shortcut =
  | 'toggle'
  | 'back'
  | 'forward'
  | 'next'
  | 'previous'
  | 'mute'
  | 'louder'
  | 'softer'
  | 'find'
  | 'queue'
  | 'chat'
  | 'help'
  | 'undo'

/**
 * The key pressed, and what has the focus: a place to type or a menu, which take letters for themselves; something that a key
 * presses or moves; a dialog; or the page. `commands`: held with what gives commands, Ctrl or ⌘, alone. `areOn`: single keys
 * do something at all (WCAG 2.1.4).
 */
export type Press = {
  key: string
  modified: boolean
  commands: boolean
  focus: 'typing' | 'control' | 'dialog' | 'page'
  areOn: boolean
}

/** The keys that do something, wherever the focus is, but where one types. */
const KEYS: Readonly<Record<string, Shortcut>> = {
  k: 'toggle',
  j: 'back',
  l: 'forward',
  n: 'next',
  p: 'previous',
  m: 'mute',
  '/': 'find',
  q: 'queue',
  c: 'chat',
  '?': 'help',
}

/** Those that belong to a control that has the focus. */
const PAGE_KEYS: Readonly<Record<string, Shortcut>> = {
  ' ': 'toggle',
  arrowleft: 'back',
  arrowright: 'forward',
  arrowup: 'louder',
  arrowdown: 'softer',
}

/** From within a dialog nothing leads elsewhere. */
const LEADING: ReadonlySet<Shortcut> = new Set(['find', 'queue', 'chat', 'help'])

/** Held down they go on. */
export const REPEATED: ReadonlySet<Shortcut> = new Set(['louder', 'softer'])

/** What is typed, or what stands in the same place of a Latin keyboard where another script's letter is (`code`: KeyK). */
export const latinKey = (key: string, code: string): string =>
  key.length === 1 && key > '~' && code.startsWith('Key') ? code.slice(3).toLowerCase() : key

/** The shortcut a key press means, or null. */
export const shortcutOf = ({ key, modified, commands, focus, areOn }: Press): Shortcut | null => {
  const named = key.toLowerCase()
  if (focus === 'typing') return null
  if (commands) return named === 'z' ? 'undo' : null
  if (modified || !areOn) return null
  const shortcut = KEYS[named] ?? (focus === 'page' ? PAGE_KEYS[named] : undefined)
  return shortcut === undefined || (focus === 'dialog' && LEADING.has(shortcut)) ? null : shortcut
}
