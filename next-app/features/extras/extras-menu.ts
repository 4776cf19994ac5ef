import { Settings2 } from 'lucide-react'
import { openMenu } from '../../components/menu.tsx'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { openPreferences } from '../preferences/preferences-later.tsx'

/** What else there is around what is heard. */
export const openExtras = (_session: RoomSession | null, at: HTMLElement): void =>
  openMenu({
    at,
    label: words.player.more,
    groups: [[{ label: words.preferences.open, icon: Settings2, act: () => void openPreferences(), movesFocus: true }]],
  })
