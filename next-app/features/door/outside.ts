import type { Entry } from '../../session/room-session.ts'

/** Where one stands when one is not let in just so. */
export type Outside = Exclude<Entry, { state: 'coming' | 'inside' }>
