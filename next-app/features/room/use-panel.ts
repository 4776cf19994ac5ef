'use client'

import type { Song } from '@earshot/sync'
import { create } from 'zustand'
import { focusSoon } from '../../lib/focus-soon.ts'
import { useRoom } from '../../store/audioStore.tsx'

export type PanelTab = 'queue' | 'add' | 'chat'

const useChosen = create<{ tab: PanelTab | null }>()(() => ({ tab: null }))

const choose = (tab: PanelTab): void => useChosen.setState({ tab })

/** Which side of the panel is up. Until someone chooses: what can be added while the room is empty, else the queue. */
export const usePanel = () => {
  const chosen = useChosen(({ tab }) => tab)
  const isEmpty = useRoom(({ joined, item, queue }) => joined && item === null && queue.upcoming.length === 0)
  return { tab: chosen ?? (isEmpty ? 'add' : 'queue'), setTab: choose }
}

/** Whoever is at adding songs stays there, also when the first of them plays. */
export const stayAtAddSongs = (): void => choose('add')

/** Turns to a side and brings it into sight: on a phone it lies below the fold. */
const show = (tab: PanelTab): void => {
  choose(tab)
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
  document.getElementById('panel')?.scrollIntoView({ behavior, block: 'start' })
}

/** Turns to adding songs. */
export const showAddSongs = (): void => show('add')

/** Turns to the queue. */
export const showQueue = (): void => show('queue')

/** Turns to the chat beside the player, to write. */
export const showChat = (): void => {
  show('chat')
  focusSoon('[data-message]')
}

/** Turns to the box of adding songs, to type into it. */
export const findSongs = (): void => {
  show('add')
  import('../../store/adding/elsewhere.ts').then(
    // What lies over the box is shut.
    ({ openFolder }) => openFolder(false),
    () => undefined,
  )
  focusSoon('[data-box]')
}

/** Turns to where the music of a song that does not play here can be had. */
export const showElsewhere = (song: Song): void => {
  showAddSongs()
  import('../../store/adding/elsewhere.ts').then(
    ({ lookElsewhere }) => lookElsewhere(song),
    () => undefined,
  )
}
