import type { listeningWords } from '../../listening-words.ts'

export const listening: typeof listeningWords = {
  close: 'Schließen',
  silentHere: 'Nur dieses Gerät ist stumm. Im Raum läuft es weiter.',
  again: 'Wieder mithören',

  keys: {
    open: 'Tastenkürzel',
    lead: 'Sie gelten überall im Raum, nur nicht beim Tippen.',
    areOn: 'Einzelne Tasten lösen etwas aus',
    areOnWhy: 'Schalte das aus, wenn du mit deinem Computer sprichst oder aus Versehen Tasten drückst.',
    groups: { playing: 'Für alle', device: 'Auf diesem Gerät', places: 'Wege durch den Raum' },
    does: {
      toggle: 'Abspielen oder Pause',
      back: 'Fünf Sekunden zurück',
      forward: 'Fünf Sekunden vor',
      next: 'Nächster Song',
      previous: 'Vorheriger Song',
      undo: 'Deine Änderung an der Warteschlange zurücknehmen',
      mute: 'Ton an oder aus',
      louder: 'Lauter',
      softer: 'Leiser',
      find: 'Songs suchen und hinzufügen',
      queue: 'Warteschlange',
      chat: 'Chat',
      help: 'Diese Liste',
    },
    or: 'oder',
    space: 'Leertaste',
    ctrl: 'Strg',
  },

  sleep: {
    open: 'Schlaftimer',
    lead: 'Der Ton dieses Geräts wird leiser und geht aus. Im Raum läuft es weiter.',
    when: 'Wann der Ton ausgeht',
    songEnd: 'Wenn dieser Song vorbei ist',
    own: 'Eigene Minuten',
    start: 'Starten',
    cancel: 'Timer ausschalten',
    running: (left) => `Schlaftimer: Der Ton geht in ${left} aus`,
    runningSong: 'Schlaftimer: Der Ton geht mit dem Song aus',
    started: (left) => `Der Ton geht hier in ${left} aus.`,
    startedSong: 'Der Ton geht hier aus, wenn dieser Song vorbei ist.',
    cancelled: 'Der Ton bleibt an.',
    asleep: 'Der Ton ist aus.',
  },

  sound: {
    name: 'Den Klang zeigen',
    why: 'Licht um das Cover, das sich mit dem bewegt, was du hörst.',
    hide: 'Den Klang nicht mehr zeigen',
    noMotion: 'Dein System wünscht weniger Bewegung, darum bleibt es dunkel.',
  },
  awake: {
    name: 'Bildschirm anlassen, solange es spielt',
    why: 'Solange der Raum zu sehen ist.',
  },
}
