import type { accountWords } from '../account-words.ts'
import type { appWords } from '../app-words.ts'
import type { chatWords } from '../chat-words.ts'
import type { companyWords } from '../company-words.ts'
import type { delayWords } from '../delay-words.ts'
import type { doorWords } from '../door-words.ts'
import type { landingWords } from '../landing-words.ts'
import type { listeningWords } from '../listening-words.ts'
import type { lyricsWords } from '../lyrics-words.ts'
import type { ownRoomsWords } from '../own-rooms-words.ts'
import type { personWords } from '../person-words.ts'
import type { preferencesWords } from '../preferences-words.ts'
import type { reportWords } from '../report-words.ts'
import type { settingsWords } from '../settings-words.ts'
import type { shareWords } from '../share-words.ts'
import type { spotifyWords } from '../spotify-words.ts'
import type { words } from '../words.ts'

/** What a language has to say: every word of the interface. What is missing does not compile. */
export type Language = {
  words: typeof words
  account: typeof accountWords
  app: typeof appWords
  chat: typeof chatWords
  company: typeof companyWords
  delay: typeof delayWords
  door: typeof doorWords
  landing: typeof landingWords
  listening: typeof listeningWords
  lyrics: typeof lyricsWords
  ownRooms: typeof ownRoomsWords
  person: typeof personWords
  preferences: typeof preferencesWords
  report: typeof reportWords
  settings: typeof settingsWords
  share: typeof shareWords
  spotify: typeof spotifyWords
}
