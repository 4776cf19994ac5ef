/** By what an answer's version is known: its strong tag or its date, as its server gave it; else its size. */
export type Validator = { by: 'tag' | 'date' | 'size'; text: string }

const STRONG_TAG = /^"[\x21\x23-\x7e]{0,200}"$/
const DATE = /^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/
const MARK = { tag: 't', date: 'd', size: 's' } as const

/** What tells this version of a file from others; null when nothing does. */
export function validatorOf(
  etag: string | undefined,
  modified: string | undefined,
  size: number | null,
): Validator | null {
  if (etag !== undefined && STRONG_TAG.test(etag)) return { by: 'tag', text: etag }
  if (modified !== undefined && DATE.test(modified)) return { by: 'date', text: modified }
  return size === null ? null : { by: 'size', text: `${size}` }
}

/** As an entity tag of our own, which says all that is needed to ask the file's server again. */
export const tagOf = ({ by, text }: Validator): string => `"${MARK[by]}${Buffer.from(text).toString('base64url')}"`

/** Reads an entity tag of our own; null for what we never gave. */
export function readTag(tag: string | undefined): Validator | null {
  const [, mark, packed = ''] = /^"([tds])([\w-]{1,300})"$/.exec(tag ?? '') ?? []
  const text = Buffer.from(packed, 'base64url').toString()
  if (mark === 't' && STRONG_TAG.test(text)) return { by: 'tag', text }
  if (mark === 'd' && DATE.test(text)) return { by: 'date', text }
  return mark === 's' && /^\d{1,15}$/.test(text) ? { by: 'size', text } : null
}
