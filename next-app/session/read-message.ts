import { type DownMessage, downMessage } from '@earshot/sync'

/** A frame from the server as a message; null for one that this page does not know. */
export const readMessage = (text: string): DownMessage | null => {
  try {
    return downMessage.parse(JSON.parse(text))
  } catch {
    return null
  }
}
