import { REFUSALS, type Refusal } from '@earshot/sync'
import { addingWords } from './adding-words.ts'
import { spoken } from './languages/spoken.ts'
import { lateness } from './lateness.ts'
import { chatOutsideWords, knockWords, peopleWords } from './people-words.ts'
import { queueWords } from './queue-words.ts'

const count = (many: number, unit: string): string => (many === 0 ? '' : `${many} ${unit}${many === 1 ? '' : 's'}`)

/** Every word the interface says, in one place. Accessible names here are what end-to-end tests find things by. */
export const words = spoken('words', {
  product: 'Earshot',
  tagline: 'Hear the same song at the same instant',

  room: {
    unnamed: 'Room',
    home: 'Earshot, to the start page',
    invite: 'Invite',
    copyLink: 'Copy link',
    copied: 'Link copied. Whoever opens it is in.',
    copyFailed: 'Your browser keeps the clipboard shut. The link is:',
    code: 'Room code',
    opening: 'Opening the room…',
    notFoundTitle: 'No room here',
    notFound: (code: string | null) =>
      code === null
        ? 'This link leads to no room. A room code has six letters and digits.'
        : `There is no room with the code ${code}. It may have been mistyped.`,
    outdatedTitle: 'This page is out of date',
    refusedTitle: 'The room stays closed',
    reload: 'Reload',
    panel: 'Queue and adding songs',
    notices: 'Notices',
    startOwn: 'Start a room of your own',
    demo: 'This is the demo room. It plays for everyone, and nobody can change it.',
  },

  player: {
    region: 'Player',
    play: 'Play',
    pause: 'Pause',
    next: 'Next song',
    previous: 'Previous song',
    more: 'More',
    position: 'Position',
    live: 'Live',
    liveFor: (time: string) => `Live, on for ${time}`,
    onAir: 'On air',
    positionOf: (position: string, duration: string) => `${position} of ${duration}`,
    volume: 'Volume',
    mute: 'Mute',
    unmute: 'Unmute',
    unlock: 'Tap to listen',
    unlockWhy: 'Browsers stay silent until you touch the page once.',
    skipForAll: 'Skip for everyone',
    unknownArtist: 'Unknown artist',
    nowPlaying: (title: string, artist: string) => `Now playing ${title}${artist === '' ? '' : ` by ${artist}`}`,
    emptyTitle: 'Nothing playing yet',
    emptyText: 'Play something and everyone here hears it, from the same instant.',
    playDemo: 'Play a demo song',
    upload: 'Upload your own',
    drop: 'or drop files anywhere',
    endedTitle: 'That was the last song',
    endedText: 'Add another, or hear it again.',
    again: (title: string) => `Play ${title} again`,
  },

  folder: {
    open: 'Music folder',
    heading: 'Music folder',
    close: 'Back to adding songs',
    path: 'Where you are',
    search: 'Search the folder',
    folders: 'Folders',
    songs: 'Songs in this folder',
    found: 'Songs found',
    addAll: (count: number) => (count === 1 ? 'Add this song' : `Add all ${count} in this folder`),
    adding: (done: number, of: number) => `Adding ${done} of ${of}`,
    added: (count: number) => (count === 1 ? 'One song added' : `${count} songs added`),
    stop: 'Stop',
    isCut: 'There is more here than can be shown at once. Search to find it.',
    empty: 'There is no music in this folder.',
    nothingFound: 'Nothing in the folder has these words.',
    retry: 'Try again',
  },

  failures: {
    network: 'It could not be loaded. Trying again.',
    format: 'No player here can play this kind of file.',
    'off-air': 'It sends nothing at the moment. Trying again.',
    'no-station': 'Nothing is to be heard at its address. Trying again.',
    'too-many-stations': 'This server hears no more of them at the same time. Trying again.',
    removed: 'It is no longer there, or it is private.',
    'not-embeddable': 'Its owner does not let it be played on other pages.',
    'not-here': 'It is not available where you are.',
    vendor: 'The player it comes with gave up on it.',
    'needs-account': 'Connect your account to hear it.',
    'needs-premium': 'It needs a Premium account. The room goes on, silent here.',
    'not-offered': 'This server is not set up for it.',
  },
  /** What the matter is where it is not this device that cannot play the song. */
  failureTitles: {
    network: 'The song does not come through',
    'off-air': 'The station is silent',
    'no-station': 'The station cannot be reached',
    'too-many-stations': 'Too many stations at once',
    removed: 'The song is gone',
  } as Readonly<Record<string, string>>,
  sound: {
    heading: 'This device',
    open: 'How this device is in step',
    idle: 'Waiting',
    locked: 'Silent',
    loading: 'Loading',
    inStep: 'In step',
    inStepBy: (distance: string) => `In step, ±${distance} ms`,
    lagging: 'Catching up',
    paused: 'Paused',
    failed: 'Cannot play',
    failedLong: 'This device cannot play this song',
    ms: (distance: string) => `${distance} ms`,
    clock: 'Clock known to within',
    clockWhy: 'half the quickest round trip; usually far better',
    roundTrip: 'Round trip to the server',
    latency: 'From page to speaker',
    latencyWhy: 'as the browser reports it; allowed for already',
    doubt: 'Likely error of the clock',
    doubtWhy: 'as far as its answers scatter',
    accuracy: {
      sample: 'Exact: begins each song at the very sample, and knows its own place to a fraction of a millisecond.',
      frame: 'Close: follows to within some milliseconds.',
      coarse: 'Rough: as near as the song’s source allows.',
    },
    player: {
      stream: 'Songs sound while they still arrive.',
      file: 'Songs are decoded whole before they sound.',
      element: 'Songs sound through the browser’s own player.',
      youtube: 'Sounds through YouTube’s player.',
      spotify: 'Sounds through Spotify’s player.',
      live: 'Sounds while it is broadcast.',
    },
    insecure:
      'This page came over plain http, and browsers then keep the quicker way shut. Over https songs start sooner and take less memory; whoever runs this server can start it with HTTPS=1.',
    unknown: 'Not known yet.',
    report: 'Details for a report',
  },

  delay: {
    open: 'Sound late or early here?',
    measure: {
      question: (name: string) => `${name} wants to measure how late this device sounds. It chirps for five seconds.`,
      agreed: (name: string) => `${name} measures this device. The song is back in a moment.`,
      yes: 'Yes',
      no: 'No',
      corrected: (name: string, ms: number) =>
        `${name} measured this device: it was ${lateness(ms)}, and is put right.`,
      undo: 'Undo',
    },
  },

  queue: queueWords,

  add: addingWords,

  account: {
    keep: 'Keep your name and rooms',
    signIn: 'Sign in',
    account: (name: string) => `Your account, ${name}`,
    yours: 'Your account',
  },
  knocks: knockWords,
  chat: chatOutsideWords,

  people: {
    ...peopleWords,
    settings: 'Room settings',
    list: 'People',
    heading: (many: number) => (many === 1 ? 'Just you' : `${many} listening`),
    /** How they stand, after how many they are. */
    andStand: (summary: string) => `, ${summary}`,
    you: 'you',
    rename: 'Change your name',
    name: 'Your name',
    save: 'Save',
    cancel: 'Cancel',
    more: (many: number) => `and ${many} more`,
    fewer: 'Show fewer',
    alone: 'Send the link, and listen together.',
    stands: {
      'in-step': 'In step',
      lagging: 'Catching up',
      loading: 'Loading',
      locked: 'Silent until tapped',
      failed: 'Cannot play this song',
      paused: 'Paused',
      idle: 'Waiting',
    },
    fromRoom: (distance: string) => `${distance} ms from the room`,
    hidden: 'in the background',
    inStep: (many: number, of: number) =>
      many === of
        ? of === 2
          ? 'both in step'
          : `all ${of} in step`
        : `${many === 0 ? 'none' : `${many} of ${of}`} in step`,
  },

  link: {
    connecting: 'Connecting…',
    waiting: (seconds: number) => (seconds <= 0 ? 'Reconnecting…' : `Reconnecting in ${seconds} s`),
    playsOn: 'The song plays on.',
    offline: 'You are offline',
    lost: 'Connection lost. Reconnecting.',
    back: 'Connected again.',
  },

  errors: {
    unreachable: 'The server cannot be reached. Check your connection and try again.',
    partMissing: 'This part of the page could not be loaded. Reload the page to add songs.',
    panelMissing: 'This could not be loaded. The server may be away; press again in a moment.',
    unexpected: 'The server answered something unexpected. Try again.',
  },
  /** Why the room did not do what was asked. */
  refusals: { ...REFUSALS } as Record<Refusal, string>,
  /** Why a request was refused, by its code, where another sentence is said than the server's own, which is English. */
  answers: {} as Partial<Record<string, string>>,

  nothingHere: { title: 'Nothing here', text: 'This address leads nowhere.' },

  preferences: { open: 'Preferences' },

  /** Lengths of time. */
  time: {
    /** For those who hear the page: whole hours, minutes and seconds, of which some may be 0. */
    spoken: (hours: number, minutes: number, seconds: number): string =>
      [count(hours, 'hour'), count(minutes, 'minute'), count(seconds, 'second')]
        .filter((part) => part !== '')
        .join(' ') || '0 seconds',
    underMinute: 'under a minute',
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number) => `${hours} h`,
    hoursMinutes: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
  },
})
