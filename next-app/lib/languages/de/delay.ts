import type { delayWords } from '../../delay-words.ts'
import { figure } from './figures.ts'
import { lateness } from './lateness.ts'

export const delay: typeof delayWords = {
  close: 'Schließen',
  back: 'Zurück',
  slider: 'Wie spät dieses Gerät klingt',
  earlier: 'Eine Millisekunde früher',
  later: 'Eine Millisekunde später',
  early: 'klingt zu früh',
  late: 'klingt zu spät',
  value: (ms) => lateness(ms),
  keptFor: (device) => (device === null ? 'in diesem Browser gemerkt' : `in diesem Browser gemerkt für ${device}`),
  reset: 'Zurück auf 0',
  accept: 'Übernehmen',
  again: 'Von vorn',
  move: {
    title: 'Klingt es hier zu spät oder zu früh?',
    lead: 'Bluetooth-Lautsprecher und Fernseher klingen später, als ein Browser weiß. Sag, um wie viel, und dieses Gerät rückt zu den anderen auf.',
  },
  tap: {
    title: 'Im Takt tippen',
    why: 'Du tippst zu dem, was du hörst. Genau auf etwa 20 ms.',
    lead: 'Der Song ist hier kurz stumm, stattdessen hörst du ein Klicken. Tipp bei jedem Klick auf die Fläche oder drück die Leertaste.',
    pad: 'Hier tippen',
    count: (taps, needed) => (taps < needed ? `${taps} von ${needed}` : `${taps} Mal getippt`),
    found: (ms, plusMinus) => `${lateness(ms)}, ±${Math.max(1, Math.round(plusMinus))} ms`,
    scattered: 'Noch tippst du nicht gleichmäßig genug. Tipp weiter oder fang von vorn an.',
    limits:
      'Erkannt wird, was höchstens 300 ms von der jetzigen Einstellung abweicht. Die meisten tippen 20 bis 50 ms vor dem, was sie hören, und eine Berührung braucht einige ms, bis sie ankommt: Den Rest stellst du nach Gehör ein.',
  },
  measure: {
    title: 'Mit dem Mikrofon messen',
    why: 'Zwei Geräte an einem Ort, auf eine Millisekunde genau.',
    lead: 'Stell ein anderes Gerät aus diesem Raum neben dieses, dreh beide laut und sag, wem es gehört. Beide zirpen fünf Sekunden lang, und dieses hört zu.',
    whom: 'Wessen Gerät',
    start: (name) => `Gerät von ${name} messen`,
    alone: 'Außer dir ist niemand in diesem Raum. Öffne zuerst seinen Link auf dem anderen Gerät.',
    someone: 'das andere Gerät',
    limits:
      'Schall braucht 3 ms pro Meter, also stell sie nah zusammen. Nimm den eingebauten Lautsprecher dieses Geräts: Kopfhörer hört ein Mikrofon nicht, und das eines Bluetooth-Headsets verändert, wie es spielt.',
    measurable: 'Andere dürfen dieses Gerät messen: sofort, wer den Raum erstellt hat; alle anderen, wenn ich Ja sage.',
    opening: () => 'Darf diese Seite zuhören? Dein Browser fragt.',
    asking: (name) => `Frage bei ${name} an\u00a0…`,
    listening: (name) => `Höre dieses Gerät und ${name}. Bitte Ruhe.`,
    stop: 'Stopp',
    thatSounds: (name) => `Verglichen mit diesem Gerät klingt ${name}`,
    plusMinus: (ms) => `auf ${ms < 0.95 ? figure(ms.toFixed(1)) : String(Math.round(ms))} ms genau`,
    correctThat: 'Das andere Gerät angleichen',
    correctThis: 'Lieber dieses angleichen',
    leave: 'Beide lassen, wie sie sind',
    telling: (name) => `Sage ${name} Bescheid\u00a0…`,
    told: (name, ms) => `${name} klang ${lateness(ms)} und ist jetzt angeglichen.`,
    done: 'Fertig',
    faults: {
      insecure:
        'Browser geben ein Mikrofon nur sicheren Seiten frei: Öffne diesen Raum über https oder auf dem Computer, auf dem der Server läuft.',
      refused: 'Das Mikrofon wurde nicht erlaubt. Die Browser-Einstellungen für diese Seite können das ändern.',
      absent: 'Kein Mikrofon gefunden.',
      'this-unheard': 'Dieses Gerät konnte sich selbst nicht hören. Dreh es lauter und nimm seinen Lautsprecher.',
      'that-unheard': 'Das andere Gerät war nicht zu hören. Dreh es lauter und stell es näher heran.',
      unsteady: 'Was zu hören war, passt nicht zusammen. Versuch es in einem ruhigeren Moment noch einmal.',
      silent: 'Dieses Gerät konnte nicht zirpen. Drück einmal auf Abspielen und versuch es dann noch einmal.',
      lost: 'Unterwegs ging die Verbindung verloren.',
    },
  },
}
