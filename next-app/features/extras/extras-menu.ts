import { AudioLines, Download, Keyboard, MicVocal, Moon, Settings2 } from 'lucide-react'
import { type MenuEntry, openMenu } from '../../components/menu.tsx'
import { appWords } from '../../lib/app-words.ts'
import { listeningWords } from '../../lib/listening-words.ts'
import { lyricsWords } from '../../lib/lyrics-words.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession } from '../../session/room-session.ts'
import { install, useInstall } from '../../store/install.ts'
import { prefer, usePreferences } from '../../store/preferences.ts'
import { hideLyrics, showLyrics } from '../lyrics/lyrics-later.tsx'
import { hasLyrics } from '../lyrics/lyrics-place.ts'
import { openPanel } from '../panels/later.tsx'
import { openPreferences } from '../preferences/preferences-later.tsx'
import { showKeys } from '../shortcuts/use-keys.ts'
import { showSleep } from '../sleep/use-sleep.ts'
import { sayRunning } from '../sleep/use-sleep-left.ts'
import { wantsStillness } from '../visualiser/stillness.ts'

/** Where the sound cannot be seen, it is not offered. */
const soundEntries = (session: RoomSession): MenuEntry[] => {
  if (wantsStillness() || !session.spectrum(new Uint8Array(1))) return []
  const { showsSound } = usePreferences.getState()
  const { name, hide } = listeningWords.sound
  return [{ label: showsSound ? hide : name, icon: AudioLines, act: () => prefer({ showsSound: !showsSound }) }]
}

/** What else there is around what is heard. */
export const openExtras = (session: RoomSession | null, at: HTMLElement): void =>
  openMenu({
    at,
    label: words.player.more,
    groups: [
      hasLyrics(session?.getSnapshot().item?.song ?? null) ? [lyricsEntry()] : [],
      [
        {
          label: sayRunning('running') ?? listeningWords.sleep.open,
          icon: Moon,
          act: () => void openPanel(() => showSleep(true)),
          movesFocus: true,
        },
        ...(session === null ? [] : soundEntries(session)),
      ],
      [
        {
          label: listeningWords.keys.open,
          icon: Keyboard,
          act: () => void openPanel(() => showKeys(true)),
          movesFocus: true,
        },
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
