import type { chatWords } from '../../chat-words.ts'

export const chat: typeof chatWords = {
  title: 'Chat',
  close: 'Chat schließen',
  log: 'Nachrichten',
  empty: 'Noch hat niemand etwas geschrieben. Was du schreibst, lesen alle hier.',
  field: 'Nachricht',
  placeholder: 'Schreib etwas',
  send: 'Senden',
  remove: (name) => `Nachricht von ${name} löschen`,
  removeOwn: 'Deine Nachricht löschen',
  removeSure: 'Löschen?',
  newest: 'Neue Nachrichten',
  muted: 'Die Moderation hat dich stummgeschaltet. Mitlesen kannst du weiterhin.',
  tooFast: 'Das ging schnell. Warte einen Moment und schick es dann ab.',
  left: (many) => `noch ${many}`,
  today: 'Heute',
  yesterday: 'Gestern',
}
