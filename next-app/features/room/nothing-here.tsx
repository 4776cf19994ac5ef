'use client'

import { words } from '../../lib/words.ts'
import { NoRoom } from './no-room-later.tsx'

/** What an address shows that leads nowhere. */
export const NothingHere = () => <NoRoom {...words.nothingHere} />
