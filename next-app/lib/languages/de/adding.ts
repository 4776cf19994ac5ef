import type { addingWords } from '../../adding-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('de')

const firstSentence = (text: string): string => text.match(/^.*?[.!?](?=\s|$)/)?.[0] ?? text

const goingOn = (seconds: number): string =>
  seconds <= 0
    ? 'Es geht weiter\u00a0…'
    : `Weiter in ${seconds < 120 ? `${seconds} s.` : `${Math.ceil(seconds / 60)} Min.`}`

export const adding: typeof addingWords = {
  tab: 'Hinzufügen',
  open: 'Songs hinzufügen',
  upload: 'Songs hochladen',
  choose: 'Dateien hochladen',
  chooseHint: 'mp3, m4a, ogg, opus, flac, wav, m3u, pls',
  folder: 'Musikordner',
  dropHere: 'Songs hier ablegen',
  box: 'Songs suchen oder einen Link oder eine Liste einfügen',
  boxHint: 'Suchen oder Link einfügen',
  clear: 'Leeren',
  go: { nothing: 'Hinzufügen', link: 'Link hinzufügen', list: 'Liste lesen', search: 'Suchen' },
  library: 'Bibliothek',
  libraryEmpty: 'Noch keine Songs auf diesem Server. Lade den ersten hoch.',
  libraryFailed: 'Die Bibliothek hat nicht geantwortet.',
  retry: 'Erneut versuchen',
  results: 'Ergebnisse',
  reading: 'Suche\u00a0…',
  nothingFound: 'Nichts gefunden',
  searchNow: (name) => `${name} durchsuchen`,
  showAll: (many) => `Alle ${many} zeigen`,
  showFewer: 'Weniger zeigen',
  more: 'Mehr zeigen',
  add: (title) => `${title} hinzufügen`,
  adding: (title) => `${title} wird hinzugefügt`,
  added: (title) => `${title} hinzugefügt`,
  ways: (title) => `${title} anders hinzufügen`,
  live: 'Live',
  back: 'Zurück',
  enter: 'Eingabetaste drücken, um es hinzuzufügen.',
  readList: (lines) =>
    p(lines, {
      one: '# Zeile. Eingabetaste drücken, um sie zu lesen.',
      other: '# Zeilen. Eingabetaste drücken, um sie zu lesen.',
    }),
  readingLink: 'Link wird gelesen\u00a0…',
  readingList: (lines) => p(lines, { one: '# Zeile wird gelesen\u00a0…', other: '# Zeilen werden gelesen\u00a0…' }),
  nothingThere: 'Dort wurden keine Songs gefunden.',
  unnamedList: 'Deine Liste',
  isCut: 'Nur der Anfang: Die Liste ist länger, als auf einmal hinzugefügt werden kann.',
  addAll: (many) => `Alle ${many} hinzufügen`,
  tooLong: 'Dieser Text ist zu lang: Höchstens 256 KB lassen sich auf einmal lesen.',
  elsewhere: {
    find: 'Woanders finden',
    findSong: (title) => `${title} woanders finden`,
    heading: (title) => `Statt „${title}“`,
    nothing: 'Wo es ohne Konto läuft, wurde nichts Ähnliches gefunden.',
  },
  batch: {
    region: 'Liste, die hinzugefügt wird',
    adding: 'Songs werden hinzugefügt',
    progress: (done, all) => `${done} von ${all}`,
    done: (added) => p(added, { one: '# Song hinzugefügt', other: '# Songs hinzugefügt' }),
    failed: (many) =>
      p(many, { one: '# konnte nicht hinzugefügt werden', other: '# konnten nicht hinzugefügt werden' }),
    hold: (message, seconds) => `${firstSentence(message)} ${goingOn(seconds)}`,
    stopped: 'Angehalten.',
    stop: 'Stopp',
    resume: 'Weiter',
    retry: (many) => p(many, { one: 'Erneut versuchen', other: 'Die # erneut versuchen' }),
    details: 'Was aus jedem Song wurde',
    dismiss: 'Liste ausblenden',
    states: {
      waiting: 'wartet',
      bringing: 'wird geholt',
      brought: 'bereit',
      queueing: 'wird hinzugefügt',
      added: 'hinzugefügt',
      failed: 'nicht hinzugefügt',
    },
  },
  sources: { file: 'Datei', url: 'Web', youtube: 'YouTube', spotify: 'Spotify', live: 'Live' },
  uploads: 'Uploads',
  dismiss: (name) => `${name} ausblenden`,
  cancel: (name) => `${name} abbrechen`,
  progress: (name) => `Upload von ${name}`,
  notASong: 'Das sieht nicht nach einem Song aus.',
  states: {
    waiting: 'Wartet',
    sending: 'Wird gesendet',
    reading: 'Wird gelesen',
    done: 'In der Warteschlange',
    cancelled: 'Abgebrochen',
  },
}
