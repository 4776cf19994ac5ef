import { spoken } from './languages/spoken.ts'

/** What is said where others are invited. */
export const shareWords = spoken('share', {
  title: 'Invite others',
  lead: 'Whoever opens the link hears what you hear.',
  close: 'Close',
  qr: 'QR code of the link',
  scan: 'Point a phone’s camera at it.',
  copied: 'Link copied.',
  send: 'Send…',
  sendText: (room: string) => `Listen with us in “${room}”: the same song at the same instant.`,
  code: 'Or say the code',
  codeWhere: (address: string) => `It is typed at ${address}, under “Have a code?”.`,
  /** For those who hear the page: the code, letter by letter. */
  spelled: (code: string) => `Spelled: ${code}`,
  digits: {
    '2': 'two',
    '3': 'three',
    '4': 'four',
    '5': 'five',
    '6': 'six',
    '7': 'seven',
    '8': 'eight',
    '9': 'nine',
  } as Readonly<Record<string, string>>,
  password: 'This room has a password, and whoever opens the link is asked for it.',
  approval: 'Somebody inside has to let in whoever opens the link.',
  invite: 'Make an invitation',
  inviteWhy: 'A link that leads in without being asked.',
  invited: 'This is an invitation: it leads in whoever has it, until it is revoked in the room’s settings.',
  uninvite: 'Back to the plain link',
})
