import { spoken } from './languages/spoken.ts'
import { lateness } from './lateness.ts'

/** Words of the panel that puts a late device right: they come when it is opened. */
export const delayWords = spoken('delay', {
  close: 'Close',
  back: 'Back',
  slider: 'How late this device sounds',
  earlier: 'One millisecond earlier',
  later: 'One millisecond later',
  early: 'sounds early',
  late: 'sounds late',
  value: (ms: number) => lateness(ms),
  keptFor: (device: string | null) => (device === null ? 'kept in this browser' : `kept in this browser for ${device}`),
  reset: 'Back to 0',
  accept: 'Use this',
  again: 'Start over',
  move: {
    title: 'Sound late or early here?',
    lead: 'Bluetooth loudspeakers and televisions sound later than a browser knows. Say by how much, and this device moves over to the others.',
  },
  tap: {
    title: 'Tap to the beat',
    why: 'You tap to what you hear. Good to some 20 ms.',
    lead: 'The song is silent here for a moment, and a click is heard instead. Tap the pad, or press the space bar, with each click.',
    pad: 'Tap here',
    count: (taps: number, needed: number) =>
      taps < needed ? `${taps} of ${needed}` : taps === 1 ? '1 tap' : `${taps} taps`,
    found: (ms: number, plusMinus: number) => `${lateness(ms)}, ±${Math.max(1, Math.round(plusMinus))} ms`,
    scattered: 'Your taps do not agree yet. Go on, or start over.',
    limits:
      'Told from within 300 ms of what is set now. Most people tap 20 to 50 ms ahead of what they hear, and a touch takes some ms to arrive: set the rest by ear.',
  },
  measure: {
    title: 'Measure by microphone',
    why: 'Two devices in one place, exact to a millisecond.',
    lead: 'Put another device that is in this room beside this one, turn both up, and say whose it is. Both chirp for five seconds, and this one listens.',
    whom: 'Whose device',
    start: (name: string) => `Measure the device of ${name}`,
    alone: 'Nobody else is in this room. Open its link on the other device first.',
    someone: 'the other device',
    limits:
      'Sound takes 3 ms for each metre, so keep them close. Use this device’s own loudspeaker: a microphone cannot hear headphones, and that of a Bluetooth headset changes how it plays.',
    measurable: 'Others may measure this device: whoever made the room at once, anyone else when I say yes.',
    opening: (): string => 'May this page listen? Your browser asks.',
    asking: (name: string) => `Asking ${name}…`,
    listening: (name: string) => `Listening to this device and to ${name}. Quiet, please.`,
    stop: 'Stop',
    thatSounds: (name: string) => `Against this device, ${name} sounds`,
    plusMinus: (ms: number) => `give or take ${ms < 0.95 ? ms.toFixed(1) : String(Math.round(ms))} ms`,
    correctThat: 'Put that device right',
    correctThis: 'Put this one right instead',
    leave: 'Leave both as they are',
    telling: (name: string) => `Telling ${name}…`,
    told: (name: string, ms: number) => `${name} was ${lateness(ms)}, and is put right.`,
    done: 'Done',
    faults: {
      insecure:
        'Browsers give a microphone to secure pages alone: open this room by https, or on the computer that serves it.',
      refused: 'The microphone was not allowed. Your browser’s settings for this page can change that.',
      absent: 'No microphone was found.',
      'this-unheard': 'This device could not hear itself. Turn it up, and use its loudspeaker.',
      'that-unheard': 'The other device could not be heard. Turn it up, and bring it closer.',
      unsteady: 'What was heard does not agree with itself. Try again in a quieter moment.',
      silent: 'This device could not chirp. Press play once, then try again.',
      lost: 'The connection was lost on the way.',
    },
  },
})
