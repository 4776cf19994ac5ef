'use client'

import type { Song } from '@earshot/sync'
import { create } from 'zustand'
import type { Failure, Settings } from '../../lib/api.ts'
import { words } from '../../lib/words.ts'
import type { Batch } from './batch.ts'
import type { Hit } from './hit.ts'
import { NOTHING_READ, type Reading } from './reading.ts'
import { type Search, searchOf } from './search.ts'

/** What became of one press on a hit; a failure stays until it is pressed again. */
export type Add = 'bringing' | 'added' | Failure

/** The same music from elsewhere, for a song that does not play here. */
export type Elsewhere = {
  song: Song
  state: 'reading' | 'read' | 'failed'
  hits: readonly Hit[]
  failure: Failure | null
}

export type AddingState = {
  /** What stands in the box; kept whatever else happens. */
  text: string
  search: Search
  reading: Reading
  adds: Readonly<Record<string, Add>>
  batch: Batch | null
  elsewhere: Elsewhere | null
  isFolderOpen: boolean
  isPlaylistsOpen: boolean
  settings: Settings | null
}

export const BEGINNING: AddingState = {
  text: '',
  search: searchOf(words.add.library),
  reading: NOTHING_READ,
  adds: {},
  batch: null,
  elsewhere: null,
  isFolderOpen: false,
  isPlaylistsOpen: false,
  settings: null,
}

/** All that the adding of songs draws from. It outlives what is on screen, so that nothing typed is lost. */
export const useAdding = create<AddingState>()(() => BEGINNING)
