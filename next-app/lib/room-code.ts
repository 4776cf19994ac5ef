import { type SpaceId, spaceId } from '@earshot/sync'

/**
 * The room code in what someone typed or pasted: a bare code in any case, with spaces or dashes anywhere, or a whole
 * link to a room. Null when there is none.
 */
export const parseRoomCode = (text: string): SpaceId | null => {
  const link = /\/room\/([^/?#\s]+)/i.exec(text)
  const letters = (link?.[1] ?? text).toLowerCase().replace(/[\s\p{Pd}._]/gu, '')
  const parsed = spaceId.safeParse(letters)
  return parsed.success ? parsed.data : null
}

/** The address of a room, as others can open it. */
export const roomLink = (origin: string, code: SpaceId): string => `${origin}/room/${code}`

/**
 * Where a page of ours goes for a room. The one prerendered room page is `/room/_`; named so, Next swaps pages without
 * reloading, and the click that led here still counts as the gesture browsers want before a page may sound.
 */
export const roomRoute = (code: SpaceId, inviteKey?: string): string =>
  `/room/_#${code}${inviteKey === undefined ? '' : `&${inviteHash(inviteKey)}`}`

const inviteHash = (key: string): string => `invite=${key}`

/** The address of a room that leads past its door. What follows the `#` is told to no server by the browser. */
export const inviteLink = (origin: string, code: SpaceId, key: string): string =>
  `${roomLink(origin, code)}#${inviteHash(key)}`

/** The key of an invitation in an address or a pasted link; undefined when there is none. */
export const inviteKeyOf = (text: string): string | undefined =>
  /[#&]invite=([A-Za-z0-9_-]{16,64})(?:[&\s]|$)/.exec(text)?.[1]

/** An address's hash with nothing but the invitation in it; empty when there is none. */
export const inviteHashOf = (hash: string): string => {
  const key = inviteKeyOf(hash)
  return key === undefined ? '' : `#${inviteHash(key)}`
}

/** What leads past a door, of what stands in an address. */
export const passOfAddress = ({ hash }: { hash: string }): { inviteKey?: string } => {
  const inviteKey = inviteKeyOf(hash)
  return inviteKey === undefined ? {} : { inviteKey }
}

/** The code of the room an address means, be it `/room/<code>` or `/room/_#<code>`, invited or not; null when it means none. */
export const codeOfAddress = ({ pathname, hash }: { pathname: string; hash: string }): SpaceId | null =>
  parseRoomCode(/^\/room\/_\/?$/.test(pathname) ? hash.slice(1).replace(/&.*/, '') : pathname)
