/** What a key does anywhere in a room. */
export type Shortcut = 'toggle' | 'back' | 'forward' | 'mute' | 'undo'

/**
 * The key pressed, and what has the focus: a place to type, something that a key presses or moves, or the page. `commands`: held
 * with what gives commands, Ctrl or ⌘, alone.
 */
export type Press = { key: string; modified: boolean; commands: boolean; focus: 'typing' | 'control' | 'page' }

/** The shortcut a key press means, or null. Space and arrows belong to a control that has the focus. */
export const shortcutOf = ({ key, modified, commands, focus }: Press): Shortcut | null => {
  if (focus === 'typing') return null
  if (commands) return key === 'z' || key === 'Z' ? 'undo' : null
  if (modified) return null
  if (key === 'k' || key === 'K') return 'toggle'
  if (key === 'm' || key === 'M') return 'mute'
  if (key === 'j' || key === 'J') return 'back'
  if (key === 'l' || key === 'L') return 'forward'
  if (focus === 'control') return null
  if (key === ' ') return 'toggle'
  if (key === 'ArrowLeft') return 'back'
  return key === 'ArrowRight' ? 'forward' : null
}
