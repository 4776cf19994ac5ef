import type { Place } from '@earshot/sync'
import { ListStart, Play } from 'lucide-react'
import { words } from '../../lib/words.ts'
import { useAudioStore } from '../../store/audioStore.tsx'
import { mayIn } from '../../store/permissions.ts'
import { withParts } from '../queue/later.tsx'

/** Offers the places before the end of the queue that one may add a song to. */
export const openHitMenu = (at: HTMLElement, title: string, add: (place: Place) => void): void => {
  const { room } = useAudioStore.getState()
  const { playNext, playNow } = words.queue.menu
  const entries = [
    ...(mayIn(room, 'arrange-queue') ? [{ label: playNext, icon: ListStart, act: () => add('next') }] : []),
    ...(mayIn(room, 'change-song') ? [{ label: playNow, icon: Play, act: () => add('now') }] : []),
  ]
  void withParts((parts) => parts.openMenu({ at, label: words.add.ways(title), groups: [entries] }))
}
