import type { words as englishWords } from '../../words.ts'
import { plurals } from '../plural.ts'
import { adding } from './adding.ts'
import { answers } from './answers.ts'
import { figure } from './figures.ts'
import { lateness } from './lateness.ts'
import { chatOutside, knocks, people } from './people.ts'
import { queue } from './queue.ts'
import { refusals } from './refusals.ts'

const p = plurals('de')

export const words: typeof englishWords = {
  product: 'Earshot',
  tagline: 'Derselbe Song im selben Moment',

  room: {
    unnamed: 'Raum',
    home: 'Earshot, zur Startseite',
    invite: 'Einladen',
    copyLink: 'Link kopieren',
    copied: 'Link kopiert. Wer ihn öffnet, ist dabei.',
    copyFailed: 'Dein Browser gibt die Zwischenablage nicht frei. Der Link lautet:',
    code: 'Raumcode',
    opening: 'Raum wird geöffnet\u00a0…',
    notFoundTitle: 'Hier ist kein Raum',
    notFound: (code) =>
      code === null
        ? 'Dieser Link führt zu keinem Raum. Ein Raumcode hat sechs Buchstaben und Ziffern.'
        : `Es gibt keinen Raum mit dem Code ${code}. Vielleicht ist es ein Tippfehler.`,
    outdatedTitle: 'Diese Seite ist veraltet',
    refusedTitle: 'Der Raum bleibt zu',
    reload: 'Neu laden',
    panel: 'Warteschlange und Songs hinzufügen',
    notices: 'Hinweise',
    startOwn: 'Eigenen Raum starten',
    demo: 'Das ist der Demoraum. Er spielt für alle, und niemand kann ihn ändern.',
  },

  player: {
    region: 'Player',
    play: 'Abspielen',
    pause: 'Pause',
    next: 'Nächster Song',
    previous: 'Vorheriger Song',
    more: 'Mehr',
    position: 'Position',
    live: 'Live',
    liveFor: (time) => `Live, seit ${time}`,
    onAir: 'Auf Sendung',
    positionOf: (position, duration) => `${position} von ${duration}`,
    volume: 'Lautstärke',
    mute: 'Ton aus',
    unmute: 'Ton an',
    unlock: 'Zum Mithören tippen',
    unlockWhy: 'Browser bleiben stumm, bis du die Seite einmal berührst.',
    skipForAll: 'Für alle überspringen',
    unknownArtist: 'Unbekannter Interpret',
    nowPlaying: (title, artist) => `Jetzt läuft ${title}${artist === '' ? '' : ` von ${artist}`}`,
    emptyTitle: 'Noch läuft nichts',
    emptyText: 'Spiel etwas ab, und alle hier hören es, vom selben Moment an.',
    playDemo: 'Demo-Song abspielen',
    upload: 'Eigene Songs hochladen',
    drop: 'oder Dateien irgendwo ablegen',
    endedTitle: 'Das war der letzte Song',
    endedText: 'Füg noch einen hinzu oder hör ihn noch einmal.',
    again: (title) => `${title} noch einmal abspielen`,
  },

  folder: {
    open: 'Musikordner',
    heading: 'Musikordner',
    close: 'Zurück zum Hinzufügen',
    path: 'Wo du bist',
    search: 'Im Ordner suchen',
    folders: 'Ordner',
    songs: 'Songs in diesem Ordner',
    found: 'Gefundene Songs',
    addAll: (count) => p(count, { one: 'Diesen Song hinzufügen', other: 'Alle # aus dem Ordner hinzufügen' }),
    adding: (done, of) => `${done} von ${of} hinzugefügt`,
    added: (count) => p(count, { one: 'Ein Song hinzugefügt', other: '# Songs hinzugefügt' }),
    stop: 'Stopp',
    isCut: 'Hier ist mehr, als auf einmal gezeigt werden kann. Die Suche findet den Rest.',
    empty: 'In diesem Ordner ist keine Musik.',
    nothingFound: 'Nichts im Ordner passt zu diesen Wörtern.',
    retry: 'Erneut versuchen',
  },

  failures: {
    network: 'Er konnte nicht geladen werden. Neuer Versuch läuft.',
    format: 'Kein Player hier kann diese Art von Datei abspielen.',
    'off-air': 'Er sendet gerade nichts. Neuer Versuch läuft.',
    'no-station': 'Unter seiner Adresse ist nichts zu hören. Neuer Versuch läuft.',
    'too-many-stations': 'Mehr Sender hört dieser Server nicht gleichzeitig. Neuer Versuch läuft.',
    removed: 'Er ist nicht mehr da oder nicht öffentlich.',
    'not-embeddable': 'Wer ihn veröffentlicht hat, erlaubt die Wiedergabe auf anderen Seiten nicht.',
    'not-here': 'Dort, wo du bist, ist er nicht verfügbar.',
    vendor: 'Der Player des Anbieters hat aufgegeben.',
    'needs-account': 'Verbinde dein Konto, um ihn zu hören.',
    'needs-premium': 'Dafür braucht es ein Premium-Konto. Der Raum spielt weiter, hier bleibt es still.',
    'not-offered': 'Dieser Server ist dafür nicht eingerichtet.',
  },
  failureTitles: {
    network: 'Der Song kommt nicht an',
    'off-air': 'Der Sender schweigt',
    'no-station': 'Der Sender ist nicht erreichbar',
    'too-many-stations': 'Zu viele Sender auf einmal',
    removed: 'Der Song ist weg',
  },
  sound: {
    heading: 'Dieses Gerät',
    open: 'Wie dieses Gerät im Gleichklang ist',
    idle: 'Wartet',
    locked: 'Stumm',
    loading: 'Lädt',
    inStep: 'Im Gleichklang',
    inStepBy: (distance) => `Im Gleichklang, ±${figure(distance)} ms`,
    lagging: 'Holt auf',
    paused: 'Pausiert',
    failed: 'Nicht abspielbar',
    failedLong: 'Dieses Gerät kann den Song nicht abspielen',
    ms: (distance) => `${figure(distance)} ms`,
    clock: 'Uhr bekannt auf',
    clockWhy: 'die Hälfte des schnellsten Hin- und Rückwegs; meist weit besser',
    roundTrip: 'Zum Server und zurück',
    latency: 'Von der Seite zum Lautsprecher',
    latencyWhy: 'laut Browser; schon eingerechnet',
    doubt: 'Wahrscheinlicher Fehler der Uhr',
    doubtWhy: 'so weit, wie ihre Antworten streuen',
    accuracy: {
      sample: 'Exakt: beginnt jeden Song genau auf dem Sample und kennt die Stelle auf Bruchteile einer Millisekunde.',
      frame: 'Nah: folgt auf einige Millisekunden genau.',
      coarse: 'Grob: so genau, wie die Quelle des Songs es zulässt.',
    },
    player: {
      stream: 'Songs erklingen schon, während sie noch ankommen.',
      file: 'Songs werden erst ganz dekodiert, dann erklingen sie.',
      element: 'Songs erklingen über den Player des Browsers.',
      youtube: 'Erklingt über den Player von YouTube.',
      spotify: 'Erklingt über den Player von Spotify.',
      live: 'Erklingt, während gesendet wird.',
    },
    insecure:
      'Diese Seite kam über einfaches http, und dann versperren Browser den schnelleren Weg. Über https beginnen Songs früher und brauchen weniger Speicher; wer diesen Server betreibt, kann ihn mit HTTPS=1 starten.',
    unknown: 'Noch nicht bekannt.',
    report: 'Details für einen Bericht',
  },

  delay: {
    open: 'Klingt es hier zu spät oder zu früh?',
    measure: {
      question: (name) => `${name} möchte messen, wie spät dieses Gerät klingt. Dabei zirpt es fünf Sekunden lang.`,
      agreed: (name) => `${name} misst dieses Gerät. Gleich ist der Song wieder da.`,
      yes: 'Ja',
      no: 'Nein',
      corrected: (name, ms) => `${name} hat dieses Gerät gemessen: Es klang ${lateness(ms)} und ist jetzt angeglichen.`,
      undo: 'Rückgängig',
    },
  },

  queue,

  add: adding,

  account: {
    keep: 'Name und Räume behalten',
    signIn: 'Anmelden',
    account: (name) => `Dein Konto, ${name}`,
    yours: 'Dein Konto',
  },
  knocks,
  chat: chatOutside,

  people: {
    ...people,
    settings: 'Raumeinstellungen',
    list: 'Leute',
    heading: (many) => p(many, { one: 'Nur du', other: '# hören zu' }),
    andStand: (summary) => `, ${summary}`,
    you: 'du',
    rename: 'Deinen Namen ändern',
    name: 'Dein Name',
    save: 'Speichern',
    cancel: 'Abbrechen',
    more: (many) => `und ${many} mehr`,
    fewer: 'Weniger zeigen',
    alone: 'Schick den Link weiter und hört zusammen.',
    stands: {
      'in-step': 'Im Gleichklang',
      lagging: 'Holt auf',
      loading: 'Lädt',
      locked: 'Stumm bis zum Antippen',
      failed: 'Kann diesen Song nicht abspielen',
      paused: 'Pausiert',
      idle: 'Wartet',
    },
    fromRoom: (distance) => `${figure(distance)} ms Abstand zum Raum`,
    hidden: 'im Hintergrund',
    inStep: (many, of) => {
      const who = many === 0 ? 'niemand' : many < of ? `${many} von ${of}` : of === 2 ? 'beide' : `alle ${of}`
      return `${who} im Gleichklang`
    },
  },

  link: {
    connecting: 'Verbinde\u00a0…',
    waiting: (seconds) => (seconds <= 0 ? 'Verbinde neu\u00a0…' : `Neue Verbindung in ${seconds} s`),
    playsOn: 'Der Song läuft weiter.',
    offline: 'Du bist offline',
    lost: 'Verbindung verloren. Verbinde neu.',
    back: 'Wieder verbunden.',
  },

  errors: {
    unreachable: 'Der Server ist nicht erreichbar. Prüf deine Verbindung und versuch es noch einmal.',
    partMissing: 'Dieser Teil der Seite konnte nicht geladen werden. Lade die Seite neu, um Songs hinzuzufügen.',
    panelMissing: 'Das konnte nicht geladen werden. Vielleicht ist der Server gerade weg; tipp gleich noch einmal.',
    unexpected: 'Der Server hat etwas Unerwartetes geantwortet. Versuch es noch einmal.',
  },
  refusals,
  answers,

  nothingHere: { title: 'Hier ist nichts', text: 'Diese Adresse führt nirgendwohin.' },

  preferences: { open: 'Einstellungen' },

  time: {
    spoken: (hours, minutes, seconds) =>
      [
        hours === 0 ? '' : p(hours, { one: '# Stunde', other: '# Stunden' }),
        minutes === 0 ? '' : p(minutes, { one: '# Minute', other: '# Minuten' }),
        seconds === 0 ? '' : p(seconds, { one: '# Sekunde', other: '# Sekunden' }),
      ]
        .filter((part) => part !== '')
        .join(' ') || '0 Sekunden',
    underMinute: 'unter einer Minute',
    minutes: (minutes) => `${minutes} Min.`,
    hours: (hours) => `${hours} Std.`,
    hoursMinutes: (hours, minutes) => `${hours} Std. ${minutes} Min.`,
  },
}
