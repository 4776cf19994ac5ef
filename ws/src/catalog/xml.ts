/**
 * The little of XML that feeds and playlists need: texts of elements by name, without a document in memory. Names count without
 * their prefix. A document type is not read, so nothing in it can expand.
 */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text with its entities resolved: the five of XML, and numbers. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
    if (code === null) return ENTITIES[String(name).toLowerCase()] ?? whole
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** The insides of each element of this name, in order; elements of one name inside each other are not told apart. */
export function elementsOf(xml: string, name: string): string[] {
  const found: string[] = []
  const opening = new RegExp(`<(?:[\\w.-]{1,40}:)?${name}(?:\\s[^>]{0,2000})?>`, 'gi')
  const closing = new RegExp(`</(?:[\\w.-]{1,40}:)?${name}\\s*>`, 'gi')
  for (let open = opening.exec(xml); open; open = opening.exec(xml)) {
    if (open[0].endsWith('/>')) continue
    closing.lastIndex = opening.lastIndex
    const close = closing.exec(xml)
    if (!close) break
    found.push(xml.slice(opening.lastIndex, close.index))
    opening.lastIndex = closing.lastIndex
  }
  return found
}

/** Nobody reads more of one, and searching for the ends of more takes long. */
const TEXT_MOST = 4096

/** The text of the first element of this name; empty when there is none. */
export function textOf(xml: string, name: string): string {
  const [inside = ''] = elementsOf(xml, name)
  const plain = inside
    .slice(0, TEXT_MOST)
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>|<[^>]*>/g, (_, cdata) => escapeXml(cdata ?? ''))
  return unescapeXml(plain).trim()
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
