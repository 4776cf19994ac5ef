import { chatWords } from '../../lib/chat-words.ts'
import { useLanguage } from '../../store/language.ts'

/** The day of an instant where the reader is, to tell days apart. */
export const dayOf = (at: number): string => new Date(at).toDateString()

/** Making one takes far longer than using it. */
const inLanguage = (options: Intl.DateTimeFormatOptions): ((at: number) => string) => {
  let [tag, format]: [string | null, Intl.DateTimeFormat | null] = [null, null]
  return (at) => {
    const wanted = useLanguage.getState().tag
    if (format === null || tag !== wanted) format = new Intl.DateTimeFormat(wanted, options)
    tag = wanted
    return format.format(at)
  }
}

const longDay = inLanguage({ weekday: 'long', day: 'numeric', month: 'long' })

/** A day as people say it, seen from `now`. */
export const dayWords = (at: number, now: number): string => {
  const day = dayOf(at)
  if (day === dayOf(now)) return chatWords.today
  if (day === dayOf(now - 24 * 3_600_000)) return chatWords.yesterday
  return longDay(at)
}

/** The time of day of an instant, in hours and minutes. */
export const timeWords = inLanguage({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
