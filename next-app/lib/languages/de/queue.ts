import type { QueueOrder } from '@earshot/sync'
import type { queueWords } from '../../queue-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('de')

const songs = (many: number): string => p(many, { one: '# Song', other: '# Songs' })

const ORDERED: Record<QueueOrder, string> = {
  added: 'Songs laufen, wie sie hinzugefügt wurden',
  votes: 'Songs mit den meisten Stimmen laufen zuerst',
  turns: 'Songs laufen reihum',
}

export const queue: typeof queueWords = {
  list: 'Warteschlange',
  tab: 'Warteschlange',
  playing: 'Läuft gerade',
  songs,
  addedBy: 'hinzugefügt von',
  playNow: (title) => `${title} jetzt abspielen`,
  empty: 'Nichts wartet. Füg Songs hinzu, und sie reihen sich hier ein.',
  nothingWaits: 'Nichts wartet',

  sides: 'Was von der Warteschlange gezeigt wird',
  upNext: 'Als Nächstes',
  history: 'Verlauf',

  order: 'Reihenfolge der Warteschlange',
  orders: { added: 'Wie hinzugefügt', votes: 'Meiste Stimmen zuerst', turns: 'Reihum' },
  orderIsFixed: 'Mischen geht nur, wo Songs stehen, wie sie hinzugefügt wurden.',
  ordered: (order) => ORDERED[order],
  repeat: {
    off: 'Wiederholen: aus',
    all: 'Wiederholen: alle Songs',
    one: 'Wiederholen: dieser Song',
  },
  shuffle: 'Mischen',
  shuffled: 'Warteschlange gemischt',
  more: 'Mehr zur Warteschlange',
  clear: 'Warteschlange leeren',
  cleared: (many) => `${songs(many)} entfernt`,

  moreOf: (title) => `Mehr zu ${title}`,
  menu: {
    playNow: 'Jetzt abspielen',
    playNext: 'Als Nächstes abspielen',
    top: 'Ganz nach oben',
    up: 'Nach oben',
    down: 'Nach unten',
    end: 'Ans Ende',
    elsewhere: 'Woanders finden',
    remove: 'Entfernen',
  },
  removed: (title) => `${title} entfernt`,
  moved: (title) => `${title} verschoben`,
  playsNext: (title) => `${title} läuft als Nächstes`,
  added: (title) => `${title} hinzugefügt`,
  isNext: 'als Nächstes',

  votes: {
    group: (title) => `Stimmen für ${title}`,
    up: (title) => `Für ${title} stimmen`,
    down: (title) => `Gegen ${title} stimmen`,
    score: (score) => (score === 0 ? 'keine Stimmen' : p(score, { one: '# Stimme', other: '# Stimmen' })),
  },

  drag: {
    grip: (title) => `${title} verschieben`,
    how: 'Leertaste oder Eingabetaste hebt den Song an, die Pfeiltasten verschieben ihn, Leertaste oder Eingabetaste legt ihn ab, Escape lässt ihn, wo er war.',
    lifted: (title, place, of) => `${title} angehoben, Platz ${place} von ${of}.`,
    over: (place, of) => `Platz ${place} von ${of}.`,
    dropped: (title, place, of) => `${title} abgelegt auf Platz ${place} von ${of}.`,
    left: (title) => `${title} bleibt an seinem Platz.`,
  },

  undo: 'Rückgängig',
  undone: 'Rückgängig gemacht',

  skip: {
    vote: (votes, needed) => `Fürs Überspringen stimmen · ${votes} von ${needed}`,
    voted: (votes, needed) => `Du willst überspringen · ${votes} von ${needed}`,
  },

  plays: {
    list: 'Verlauf',
    ago: (minutes) =>
      minutes < 1
        ? 'gerade eben'
        : minutes < 60
          ? `vor ${minutes} Min.`
          : minutes < 1440
            ? `vor ${Math.floor(minutes / 60)} Std.`
            : p(Math.floor(minutes / 1440), { one: 'vor # Tag', other: 'vor # Tagen' }),
    addAgain: (title) => `${title} noch einmal hinzufügen`,
    empty: 'Hier lief noch nichts. Jeder Song, der läuft, steht danach hier.',
    more: 'Mehr zeigen',
    retry: 'Erneut versuchen',
  },

  playlists: {
    heading: 'Playlists',
    open: 'Playlists',
    close: 'Zurück',
    openOne: (name) => `${name} öffnen`,
    empty: 'Noch keine Playlists. Speichere eine Warteschlange über ihr Menü, und du hast sie in jedem Raum.',
    emptyOne: 'Sie enthält keine Songs.',
    save: 'Als Playlist speichern\u00a0…',
    name: 'Name der Playlist',
    saveIt: 'Speichern',
    cancel: 'Abbrechen',
    saved: (name, many) => `${name} mit ${songs(many)} gespeichert`,
    addAll: 'Alle hinzufügen',
    play: 'Jetzt abspielen',
    more: (name) => `Mehr zu ${name}`,
    rename: 'Umbenennen',
    remove: 'Löschen',
    removed: (name) => `${name} gelöscht`,
    retry: 'Erneut versuchen',
  },

  exportM3u: 'Als M3U exportieren',
  exportJson: 'Als JSON exportieren',
}
