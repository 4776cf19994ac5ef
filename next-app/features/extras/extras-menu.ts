import { Download, MicVocal, Settings2 } from 'lucide-react'
import { type MenuEntry, openMenu } from '../../components/menu.tsx'
import { appWords } from '../../lib/app-words.ts'
import { lyricsWords } from '../../lib/lyrics-words.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { install, useInstall } from '../../store/install.ts'
import { usePreferences } from '../../store/preferences.ts'
import { hideLyrics, showLyrics } from '../lyrics/lyrics-later.tsx'
import { hasLyrics } from '../lyrics/lyrics-place.ts'
import { openPreferences } from '../preferences/preferences-later.tsx'

/** What else there is around what is heard. */
export const openExtras = (session: RoomSession | null, at: HTMLElement): void =>
  openMenu({
    at,
    label: words.player.more,
    groups: [
      hasLyrics(session?.getSnapshot().item?.song ?? null) ? [lyricsEntry()] : [],
      [
        { label: words.preferences.open, icon: Settings2, act: () => void openPreferences(), movesFocus: true },
        ...(useInstall.getState().way?.kind === 'prompt'
          ? [{ label: appWords.install, icon: Download, act: () => void install() }]
          : []),
      ],
    ],
  })

const lyricsEntry = (): MenuEntry =>
  usePreferences.getState().showsLyrics
    ? { label: lyricsWords.hide, icon: MicVocal, act: hideLyrics }
    : { label: lyricsWords.show, icon: MicVocal, act: () => void showLyrics(), movesFocus: true }
