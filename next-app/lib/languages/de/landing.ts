import type { landingWords } from '../../landing-words.ts'
import { plurals } from '../plural.ts'

const p = plurals('de')

export const landing: typeof landingWords = {
  titleStart: 'Derselbe Song.',
  titleEnd: 'Derselbe Moment.',
  lead: 'Starte einen Raum und schick den Link weiter. Wer ihn öffnet, hört genau das, was du hörst, im selben Moment.',
  start: 'Raum starten',
  starting: 'Starte\u00a0…',
  free: 'Kein Konto nötig. Nichts zu installieren.',
  or: 'Hast du einen Code?',
  code: 'Raumcode',
  join: 'Beitreten',
  joining: 'Trete bei\u00a0…',
  badCode: 'Ein Raumcode hat sechs Buchstaben und Ziffern, zum Beispiel k7m2qx.',
  noSuchRoom: (code) => `Es gibt keinen Raum mit dem Code ${code}. Prüf ihn, oder frag, wer ihn geschickt hat.`,
  picture: 'Klanglinien mehrerer Geräte laufen zu einer einzigen zusammen.',
  devices: ['ein Handy in Lissabon', 'ein Laptop in Osaka', 'die Box in der Küche', 'ein Tablet im Zug', 'du, hier'],
  facts: [
    ['Songs von überall', 'Eigene Dateien, YouTube, Spotify, Radiosender und freie Kataloge. Ein Feld nimmt sie alle.'],
    ['Im Gleichklang, sichtbar', 'Jedes Gerät misst, wie genau es folgt, und zeigt es an.'],
    ['In allen Händen', 'Eine Pause ist für alle eine Pause, im selben Moment. Oder du bestimmst, wer darf.'],
  ],
  footer: 'Freie Software unter der MIT-Lizenz. Mit einem Befehl läuft sie bei dir.',

  demo: {
    heading: 'Läuft jetzt im Demoraum',
    listen: 'Mithören',
    listenTo: (title) => `Mithören: ${title}, im Demoraum`,
    listening: (many) => (many === 0 ? 'Noch niemand da' : p(many, { one: '# hört zu', other: '# hören zu' })),
  },

  openRooms: {
    heading: 'Offene Räume',
    listening: (many) => p(many, { one: '# hört zu', other: '# hören zu' }),
    plays: (title, artist) => (artist === '' ? title : `${title} – ${artist}`),
    silent: 'Gerade läuft nichts',
  },
}
