import { Download, Settings2 } from 'lucide-react'
import { openMenu } from '../../components/menu.tsx'
import { appWords } from '../../lib/app-words.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { install, useInstall } from '../../store/install.ts'
import { openPreferences } from '../preferences/preferences-later.tsx'

/** What else there is around what is heard. */
export const openExtras = (_session: RoomSession | null, at: HTMLElement): void =>
  openMenu({
    at,
    label: words.player.more,
    groups: [
      [
        { label: words.preferences.open, icon: Settings2, act: () => void openPreferences(), movesFocus: true },
        ...(useInstall.getState().way?.kind === 'prompt'
          ? [{ label: appWords.install, icon: Download, act: () => void install() }]
          : []),
      ],
    ],
  })
