import { spoken } from './languages/spoken.ts'

/** What is said at a door. */
export const doorWords = spoken('door', {
  kicker: (name: string) => `At the door of ${name}`,
  kickerUnknown: 'At the door',
  as: (name: string) => `You come as ${name}.`,
  password: {
    title: 'This room has a password',
    text: 'Whoever sent you the link may know it.',
    label: 'Password',
    show: 'Show the password',
    wrong: 'That is not it. Try again.',
    enter: 'Come in',
    trying: 'Trying…',
    or: 'or ask those inside',
  },
  approval: {
    title: 'Somebody lets you in',
    text: 'Those inside decide who comes in. They are asked as soon as you say so.',
  },
  ask: 'Ask to be let in',
  waiting: {
    title: 'They have been asked',
    text: 'Keep this page open. You are in as soon as somebody lets you in.',
    leave: 'Leave',
  },
  out: {
    'turned-away': { title: 'Not this time', text: 'You were not let in.', again: 'Try again' },
    kicked: {
      title: 'You were asked to leave',
      text: 'Somebody who looks after this room sent you out.',
      again: 'Come in again',
    },
    banned: { title: 'This room is closed to you', text: 'Somebody who looks after it has banned you.', again: null },
  },
  elsewhere: 'To the start page',
})
