import type { doorWords } from '../../door-words.ts'

export const door: typeof doorWords = {
  kicker: (name) => `An der Tür zu ${name}`,
  kickerUnknown: 'An der Tür',
  as: (name) => `Du kommst als ${name}.`,
  password: {
    title: 'Dieser Raum hat ein Passwort',
    text: 'Vielleicht kennt es, wer dir den Link geschickt hat.',
    label: 'Passwort',
    show: 'Passwort anzeigen',
    wrong: 'Das stimmt nicht. Versuch es noch einmal.',
    enter: 'Eintreten',
    trying: 'Moment\u00a0…',
    or: 'oder frag die, die drin sind',
  },
  approval: {
    title: 'Jemand lässt dich herein',
    text: 'Wer drin ist, entscheidet, wer hereinkommt. Gefragt wird, sobald du anklopfst.',
  },
  ask: 'Anklopfen',
  waiting: {
    title: 'Du hast angeklopft',
    text: 'Lass diese Seite offen. Du bist drin, sobald dich jemand hereinlässt.',
    leave: 'Gehen',
  },
  out: {
    'turned-away': { title: 'Diesmal nicht', text: 'Du wurdest nicht hereingelassen.', again: 'Erneut versuchen' },
    kicked: {
      title: 'Du wurdest hinausgebeten',
      text: 'Jemand, der sich um diesen Raum kümmert, hat dich hinausgeschickt.',
      again: 'Wieder eintreten',
    },
    banned: {
      title: 'Dieser Raum ist für dich zu',
      text: 'Jemand, der sich um ihn kümmert, hat dich gesperrt.',
      again: null,
    },
  },
  elsewhere: 'Zur Startseite',
}
