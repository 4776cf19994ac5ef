import type { ReadLinks } from '@earshot/sync'
import type { Answer, Failure } from '../../lib/api.ts'

/** What the server finds behind a pasted link or list. `asked` rises with each question; only the answer to the newest counts. */
export type Reading = { asked: number } & (
  | { state: 'idle' }
  /** `isWanted`: whoever pasted it has pressed Enter already; a single song is added as soon as it is known. */
  | { state: 'reading'; text: string; isWanted: boolean }
  | { state: 'read'; text: string; links: ReadLinks }
  | { state: 'failed'; text: string; failure: Failure }
)

export const NOTHING_READ: Reading = { state: 'idle', asked: 0 }

export type ReadingEvent =
  | { type: 'asked'; text: string; isWanted: boolean }
  | { type: 'answered'; asked: number; answer: Answer<ReadLinks> }
  | { type: 'cleared' }

/** The reading after `event`; the same one when the event means nothing to it, such as an answer to an older question. */
export const nextReading = (reading: Reading, event: ReadingEvent): Reading => {
  switch (event.type) {
    case 'asked': {
      const { text, isWanted } = event
      if (reading.state === 'reading' && reading.text === text) return isWanted ? { ...reading, isWanted } : reading
      return { state: 'reading', text, isWanted, asked: reading.asked + 1 }
    }
    case 'answered': {
      if (reading.state !== 'reading' || reading.asked !== event.asked) return reading
      const { text, asked } = reading
      return event.answer.ok
        ? { state: 'read', text, asked, links: event.answer.value }
        : { state: 'failed', text, asked, failure: event.answer }
    }
    case 'cleared':
      return reading.state === 'idle' ? reading : { state: 'idle', asked: reading.asked }
    default:
      return event satisfies never
  }
}
