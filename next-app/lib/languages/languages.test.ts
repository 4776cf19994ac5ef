import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountWords } from '../account-words.ts'
import { appWords } from '../app-words.ts'
import { chatWords } from '../chat-words.ts'
import { companyWords } from '../company-words.ts'
import { delayWords } from '../delay-words.ts'
import { doorWords } from '../door-words.ts'
import { landingWords } from '../landing-words.ts'
import { listeningWords } from '../listening-words.ts'
import { lyricsWords } from '../lyrics-words.ts'
import { ownRoomsWords } from '../own-rooms-words.ts'
import { personWords } from '../person-words.ts'
import { preferencesWords } from '../preferences-words.ts'
import { reportWords } from '../report-words.ts'
import { settingsWords } from '../settings-words.ts'
import { shareWords } from '../share-words.ts'
import { spotifyWords } from '../spotify-words.ts'
import { words } from '../words.ts'
import type { Language } from './language.ts'
import { bringLanguage, isLanguageTag, LANGUAGE_TAGS, pickLanguage } from './languages.ts'

const english: Language = {
  words,
  account: accountWords,
  app: appWords,
  chat: chatWords,
  company: companyWords,
  delay: delayWords,
  door: doorWords,
  landing: landingWords,
  listening: listeningWords,
  lyrics: lyricsWords,
  ownRooms: ownRoomsWords,
  person: personWords,
  preferences: preferencesWords,
  report: reportWords,
  settings: settingsWords,
  share: shareWords,
  spotify: spotifyWords,
}

/** The codes of answers in docs/protocol.md, each in a row with its status and its sentence. */
const codes = (): string[] => {
  const text = readFileSync(new URL('../../../docs/protocol.md', import.meta.url), 'utf8')
  return [...text.matchAll(/^\| `([a-z-]+)` \| [1-5]\d\d \| .* \|$/gm)].map(([, code]) => code as string)
}

/** The paths of all that is said, `answers` apart, which English leaves to the server. */
const pathsOf = (value: unknown, path = ''): string[] => {
  if (path === '.words.answers') return []
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, `${path}.${name}`))
}

const translations = LANGUAGE_TAGS.filter((tag) => tag !== 'en')

describe.each(translations)('%s', (tag) => {
  it('says all that English says, and nothing that English does not know', async () => {
    expect(pathsOf(await bringLanguage(tag)).sort()).toEqual(pathsOf(english).sort())
  })

  it('has a sentence of its own for each answer of the server', async () => {
    const language = (await bringLanguage(tag)) as Language
    expect(codes().length).toBeGreaterThan(60)
    expect(Object.keys(language.words.answers).sort()).toEqual([...new Set(codes())].sort())
  })

  it('leaves nothing empty', async () => {
    const empty = (value: unknown, path: string): string[] => {
      if (value === '') return [path]
      if (typeof value !== 'object' || value === null) return []
      return Object.entries(value).flatMap(([name, inner]) => empty(inner, `${path}.${name}`))
    }
    expect(empty(await bringLanguage(tag), '')).toEqual([])
  })
})

describe('the language of a browser', () => {
  it('is the first of its wishes that is spoken here', () => {
    expect(pickLanguage(['de-AT', 'en'])).toBe('de')
    expect(pickLanguage(['nl', 'ar-EG', 'fr'])).toBe('ar')
    expect(pickLanguage(['en-GB', 'de'])).toBe('en')
  })

  it('is always one that is spoken here', () => {
    fc.assert(fc.property(fc.array(fc.string()), (wishes) => isLanguageTag(pickLanguage(wishes))))
    expect(pickLanguage(['constructor', '__proto__'])).toBe('en')
  })
})
