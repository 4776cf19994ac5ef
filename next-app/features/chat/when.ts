import { chatWords } from '../../lib/chat-words.ts'
import { useLanguage } from '../../store/language.ts'

/** The day of an instant where the reader is, to tell days apart. */
export const dayOf = (at: number): string => new Date(at).toDateString()

/** A day as people say it, seen from `now`. */
export const dayWords = (at: number, now: number): string => {
  const day = dayOf(at)
  if (day === dayOf(now)) return chatWords.today
  if (day === dayOf(now - 24 * 3_600_000)) return chatWords.yesterday
  return new Intl.DateTimeFormat(useLanguage.getState().tag, { weekday: 'long', day: 'numeric', month: 'long' }).format(
    at,
  )
}

/** The time of day of an instant, in hours and minutes. */
export const timeWords = (at: number): string =>
  new Intl.DateTimeFormat(useLanguage.getState().tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  )
