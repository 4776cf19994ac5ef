/** A piece of what was said. Everything is text; nothing is ever read as markup. */
export type TextPart =
  | { type: 'text'; text: string }
  /** `host`: where it leads, as browsers read it, where that is not what is written. */
  | { type: 'link'; text: string; href: string; host: string | null }
  | { type: 'mention'; text: string; name: string }

/** Up to the next space; brackets and quotes end it as well. */
const LINK = /https?:\/\/[^\s<>"'“”‘’«»]+/giu
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?…]+$/u

/** The text in pieces: its links, and the people of `names` that it speaks to by `@Name`. The pieces make up the text. */
export const textParts = (text: string, names: readonly string[]): TextPart[] => {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(LINK)) {
    const shown = linkIn(match[0])
    const url = urlOf(shown)
    if (url === null) continue
    const link = { type: 'link' as const, text: shown, href: url.href, host: hostOf(shown, url) }
    parts.push(...mentionParts(text.slice(from, match.index), names), link)
    from = match.index + shown.length
  }
  parts.push(...mentionParts(text.slice(from), names))
  return parts
}

/** Without a sentence's end, and without a closing bracket that was opened before the address. */
const linkIn = (found: string): string => {
  let link = found.replace(TRAILING, '')
  while (/[)\]]$/.test(link) && count(link, /[)\]]/g) > count(link, /[([]/g)) {
    link = link.slice(0, -1).replace(TRAILING, '')
  }
  return link
}

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0

/** The address as a browser reads it, if it is one of the web's and holds no name and password that hide where it leads. */
const urlOf = (text: string): URL | null => {
  const url = URL.parse?.(text) ?? parsed(text)
  const isSafe = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  return isSafe ? url : null
}

/** Letters of other scripts that look like ours, full-width ones, numbers in disguise: the host is then told plainly. */
const hostOf = (text: string, { hostname }: URL): string | null => {
  const [, written = ''] = /^https?:\/\/(\[[^\]]*\]|[^/?#:\\]*)/iu.exec(text) ?? []
  return written.toLowerCase() === hostname ? null : hostname
}

const parsed = (text: string): URL | null => {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

const mentionParts = (text: string, names: readonly string[]): TextPart[] => {
  if (text === '') return []
  if (!text.includes('@')) return [{ type: 'text', text }]
  // The longest name first: "@Ann Lee" means Ann Lee, also where an Ann is.
  const longest = [...names].sort((a, b) => b.length - a.length)
  const parts: TextPart[] = []
  let from = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    if (at < from || isWord(text.charAt(at - 1))) continue
    const name = longest.find((each) => isMeantAt(text, at + 1, each))
    if (name === undefined) continue
    if (at > from) parts.push({ type: 'text', text: text.slice(from, at) })
    const end = at + 1 + name.length
    parts.push({ type: 'mention', text: text.slice(at, end), name })
    from = end
  }
  if (from < text.length) parts.push({ type: 'text', text: text.slice(from) })
  return parts
}

const isWord = (character: string): boolean => /[\p{L}\p{N}_]/u.test(character)

const isMeantAt = (text: string, at: number, name: string): boolean =>
  name !== '' &&
  text.slice(at, at + name.length).toLowerCase() === name.toLowerCase() &&
  !isWord(text.charAt(at + name.length))

/** Whether `text` speaks to the person called `name`. */
export const mentions = (text: string, name: string): boolean =>
  textParts(text, [name]).some((part) => part.type === 'mention')
