import { spoken } from './languages/spoken.ts'

/** What is said in the chat. */
export const chatWords = spoken('chat', {
  title: 'Chat',
  close: 'Close the chat',
  log: 'Messages',
  empty: 'Nothing has been said yet. What you write, everyone here reads.',
  field: 'Message',
  placeholder: 'Say something',
  send: 'Send',
  remove: (name: string) => `Delete ${name}’s message`,
  removeOwn: 'Delete your message',
  removeSure: 'Delete?',
  newest: 'New messages',
  muted: 'A moderator has muted you. You can still read.',
  tooFast: 'That was quick. Wait a moment, then send it.',
  left: (many: number) => `${many} left`,
  today: 'Today',
  yesterday: 'Yesterday',
})
