import { words } from './words.ts'

/** A length of time in ms as a clock face shows it: `0:07`, `3:45`, `1:02:03`. */
export const formatTime = (ms: number): string => {
  const { hours, minutes, seconds } = split(ms)
  const tail = String(seconds).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** A length of time in ms in words, for those who hear the page: `3 minutes 45 seconds`. */
export const speakTime = (ms: number): string => {
  const { hours, minutes, seconds } = split(ms)
  return words.time.spoken(hours, minutes, seconds)
}

/** How long a whole list lasts, in ms, roughly: `under a minute`, `18 min`, `2 h 5 min`. */
export const formatLength = (ms: number): string => {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return words.time.underMinute
  if (minutes < 60) return words.time.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? words.time.hours(hours) : words.time.hoursMinutes(hours, minutes % 60)
}

/** A distance in time in ms, with no more digits than mean something: `0.4`, `12`, never nothing; its sign is dropped. */
export const formatDistance = (ms: number): string => {
  const distance = Math.max(0.1, Math.abs(ms))
  return distance < 9.95 ? distance.toFixed(1) : String(Math.round(distance))
}

const split = (ms: number) => {
  const whole = Math.floor(Math.max(0, ms) / 1000)
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 }
}
