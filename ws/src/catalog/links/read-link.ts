import { LINK_LENGTH } from '@earshot/sync'
import type { Link } from './link.ts'
import { readOwnScheme } from './own-schemes.ts'
import { READERS } from './vendor-links.ts'

/** An address whose scheme was left out, as people type it: a name with a dot, then a path. */
const BARE = /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\/\S*$/i

/** What one line names; null when it is no link. Nothing is asked and nothing thrown. */
export function readLink(text: string): Link | null {
  const line = text.trim().replace(/^<(.*)>$/s, '$1')
  if (line === '' || line.length > LINK_LENGTH) return null
  const own = readOwnScheme(line)
  if (own) return own
  if (/\s/.test(line)) return null
  const address = BARE.test(line) ? `https://${line}` : line
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  const host = url.hostname.replace(/^(?:www|m)\./, '')
  const reader = READERS.find(({ hosts }) => hosts.includes(host))
  return reader ? reader.read(url) : { kind: 'address', url: url.href }
}
