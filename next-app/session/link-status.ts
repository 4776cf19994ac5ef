import type { Refusal } from '@earshot/sync'

/** How the link to the server stands. `waiting` tells when it tries again, in ms of this device's own clock. */
export type LinkStatus =
  | { phase: 'connecting' }
  | { phase: 'online' }
  | { phase: 'waiting'; retryAt: number; attempt: number }
  /** It will not try again by itself: the room does not exist, or this page is too old. */
  | { phase: 'refused'; code: Refusal; message: string }
