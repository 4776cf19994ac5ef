import type { Language } from '../language.ts'
import { account } from './account.ts'
import { app } from './app.ts'
import { chat } from './chat.ts'
import { company } from './company.ts'
import { delay } from './delay.ts'
import { door } from './door.ts'
import { landing } from './landing.ts'
import { listening } from './listening.ts'
import { lyrics } from './lyrics.ts'
import { ownRooms } from './own-rooms.ts'
import { person } from './person.ts'
import { preferences } from './preferences.ts'
import { report } from './report.ts'
import { settings } from './settings.ts'
import { share } from './share.ts'
import { spotify } from './spotify.ts'
import { words } from './words.ts'

/** French. */
export const language: Language = {
  words,
  account,
  app,
  chat,
  company,
  delay,
  door,
  landing,
  listening,
  lyrics,
  ownRooms,
  person,
  preferences,
  report,
  settings,
  share,
  spotify,
}
