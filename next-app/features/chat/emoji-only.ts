const PICTURE = /\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?/u.source
/** A picture with what belongs to it, several joined to one, a flag, or a key's cap; signs such as © are text. */
const EMOJI = `(?:\\p{Regional_Indicator}{2}|[0-9#*]\\uFE0F?\\u20E3|(?![©®™])${PICTURE}(?:\\u200D${PICTURE})*)`
const ONLY = new RegExp(`^(?:${EMOJI}\\s?){1,6}$`, 'u')

/** Whether a message is nothing but some emoji, which are then drawn large. */
export const isEmojiOnly = (text: string): boolean => ONLY.test(text)
