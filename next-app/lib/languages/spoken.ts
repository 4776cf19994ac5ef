/** Every part's words in one language, by the part's name. */
export type Spoken = Readonly<Record<string, object>>

const parts = new Map<string, { live: object; english: object }>()
let now: Spoken | null = null

/**
 * The words of one part of the interface, in English. What is answered says from then on what is spoken at the moment, so it and
 * what is nested in it may be kept; a single text or function taken out of it may not.
 */
export const spoken = <Words extends object>(part: string, english: Words): Words => {
  parts.set(part, { live: english, english: copyOf(english) })
  const translated = now?.[part]
  if (translated !== undefined) fill(english, translated)
  return english
}

/** From now on every part speaks `language`; null: English. What is drawn already has to be drawn anew. */
export const speak = (language: Spoken | null): void => {
  now = language
  for (const [part, { live, english }] of parts) fill(live, language?.[part] ?? english)
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null

const copyOf = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(copyOf) as Value
  if (!isNested(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyOf(inner)])) as Value
}

/** Makes `live` say what `wanted` says, and leaves its nested objects the objects that they are. */
const fill = (live: object, wanted: object): void => {
  if (Array.isArray(live) && Array.isArray(wanted)) live.length = wanted.length
  for (const [name, value] of Object.entries(wanted)) {
    const inner: unknown = Reflect.get(live, name)
    if (isNested(inner) && isNested(value)) fill(inner, value)
    else Reflect.set(live, name, copyOf(value))
  }
}
