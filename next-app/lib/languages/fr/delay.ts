import type { delayWords } from '../../delay-words.ts'
import { plurals } from '../plural.ts'
import { de } from './de.ts'
import { lateness } from './lateness.ts'

const p = plurals('fr')

export const delay: typeof delayWords = {
  close: 'Fermer',
  back: 'Retour',
  slider: 'Retard du son de cet appareil',
  earlier: 'Une milliseconde plus tôt',
  later: 'Une milliseconde plus tard',
  early: 'en avance',
  late: 'en retard',
  value: (ms: number) => lateness(ms),
  keptFor: (device: string | null) =>
    device === null ? 'gardé dans ce navigateur' : `gardé dans ce navigateur pour ${device}`,
  reset: 'Remettre à 0',
  accept: 'Utiliser',
  again: 'Recommencer',
  move: {
    title: 'Du retard ou de l’avance ici ?',
    lead: 'Les enceintes Bluetooth et les télés rendent le son plus tard que le navigateur ne le croit. Indique de combien, et cet appareil rejoint les autres.',
  },
  tap: {
    title: 'Taper en rythme',
    why: 'Tu tapes sur ce que tu entends. Précis à environ 20 ms.',
    lead: 'La musique se tait ici un moment, et un clic la remplace. À chaque clic, tape sur la zone ou appuie sur la barre d’espace.',
    pad: 'Tape ici',
    count: (taps: number, needed: number) =>
      taps < needed ? `${taps} sur ${needed}` : p(taps, { one: '# frappe', many: '# de frappes', other: '# frappes' }),
    found: (ms: number, plusMinus: number) => `${lateness(ms)}, ±${Math.max(1, Math.round(plusMinus))} ms`,
    scattered: 'Tes frappes ne concordent pas encore. Continue, ou recommence.',
    limits:
      'Reconnu jusqu’à 300 ms du réglage actuel. La plupart des gens tapent 20 à 50 ms avant ce qu’ils entendent, et un toucher met quelques ms à arriver : règle le reste à l’oreille.',
  },
  measure: {
    title: 'Mesurer au micro',
    why: 'Deux appareils au même endroit, à la milliseconde près.',
    lead: 'Pose à côté de celui-ci un autre appareil qui est dans ce salon, monte le son des deux et indique à qui il est. Les deux gazouillent cinq secondes, et celui-ci écoute.',
    whom: 'L’appareil de qui',
    start: (name: string) => `Mesurer l’appareil ${de(name)}`,
    alone: 'Il n’y a personne d’autre dans ce salon. Ouvre d’abord son lien sur l’autre appareil.',
    someone: 'l’autre appareil',
    limits:
      'Le son met 3 ms par mètre : garde-les tout près. Utilise le haut-parleur de cet appareil : un micro n’entend pas un casque, et celui d’un casque Bluetooth change sa façon de rendre le son.',
    measurable:
      'Les autres peuvent mesurer cet appareil : tout de suite pour qui a créé le salon, sinon quand je dis oui.',
    opening: () => 'Cette page peut-elle écouter ? Ton navigateur te le demande.',
    asking: (name: string) => `Demande envoyée à ${name}…`,
    listening: (name: string) => `Écoute de cet appareil et ${de(name)}. Silence, s’il te plaît.`,
    stop: 'Arrêter',
    thatSounds: (name: string) => `Par rapport à cet appareil, ${name} a`,
    plusMinus: (ms: number) => `à ${ms < 0.95 ? ms.toFixed(1).replace('.', ',') : String(Math.round(ms))} ms près`,
    correctThat: 'Corriger l’autre appareil',
    correctThis: 'Corriger plutôt celui-ci',
    leave: 'Laisser les deux tels quels',
    telling: (name: string) => `${name} reçoit la correction…`,
    told: (name: string, ms: number) => `${name} avait ${lateness(ms)}, c’est corrigé.`,
    done: 'Terminé',
    faults: {
      insecure:
        'Les navigateurs ne donnent le micro qu’aux pages sécurisées : ouvre ce salon en https, ou sur l’ordinateur qui l’héberge.',
      refused: 'Le micro n’a pas été autorisé. Tu peux changer cela dans les réglages du navigateur pour cette page.',
      absent: 'Aucun micro n’a été trouvé.',
      'this-unheard': 'Cet appareil ne s’est pas entendu. Monte le son et utilise son haut-parleur.',
      'that-unheard': 'L’autre appareil ne s’entend pas. Monte le son et rapproche-le.',
      unsteady: 'Ce qui a été entendu ne concorde pas. Réessaie à un moment plus calme.',
      silent: 'Cet appareil n’a pas pu gazouiller. Appuie une fois sur lecture, puis réessaie.',
      lost: 'La connexion s’est perdue en route.',
    },
  },
}
