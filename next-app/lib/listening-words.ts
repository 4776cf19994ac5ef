import { spoken } from './languages/spoken.ts'

/** What is said of listening for long on this device: its keys, its sleep timer, its screen and its light. */
export const listeningWords = spoken('listening', {
  close: 'Close',
  silentHere: 'Silent on this device only. The room plays on.',
  again: 'Listen again',

  keys: {
    open: 'Keyboard shortcuts',
    lead: 'They work anywhere in a room, but not while you type.',
    areOn: 'Single keys do something',
    areOnWhy: 'Turn this off if you speak to your computer, or press keys by accident.',
    groups: { playing: 'For everyone', device: 'On this device', places: 'Ways through the room' },
    does: {
      toggle: 'Play or pause',
      back: 'Five seconds back',
      forward: 'Five seconds on',
      next: 'Next song',
      previous: 'Previous song',
      undo: 'Take back your change to the queue',
      mute: 'Sound on or off',
      louder: 'Louder',
      softer: 'Softer',
      find: 'Find and add songs',
      queue: 'Queue',
      chat: 'Chat',
      help: 'This list',
    },
    or: 'or',
    space: 'Space',
    ctrl: 'Ctrl',
  },

  sleep: {
    open: 'Sleep timer',
    lead: 'The sound of this device fades away and goes off. The room plays on.',
    when: 'When the sound goes off',
    songEnd: 'When this song is over',
    own: 'Minutes of your own',
    start: 'Start',
    cancel: 'Turn the timer off',
    running: (left: string) => `Sleep timer: sound goes off in ${left}`,
    runningSong: 'Sleep timer: sound goes off with the song',
    started: (left: string) => `Sound goes off here in ${left}.`,
    startedSong: 'Sound goes off here when this song is over.',
    cancelled: 'The sound stays on.',
    asleep: 'Sound is off.',
  },

  sound: {
    name: 'Show the sound',
    why: 'Light around the cover that moves with what you hear.',
    hide: 'Hide the sound',
    noMotion: 'Your system asks for less motion, so it stays dark.',
  },
  awake: {
    name: 'Keep the screen on while it plays',
    why: 'As long as the room is to be seen.',
  },
})
