/** A text of unknown direction, such as a name, that must not shuffle the sentence around it. */
export const apart = (text: string): string => `\u2068${text}\u2069`

/** What is read from left to right in the midst of Arabic: figures with their sign or unit. */
export const ltr = (text: string): string => `\u2066${text}\u2069`

/** The title of a song, or the name of a thing, within a sentence. */
export const quoted = (title: string): string => `«${apart(title)}»`
