'use client'

import type { SpaceId } from '@earshot/sync'
import { create } from 'zustand'
import type { Failure } from '../../lib/api.ts'
import { listPlays, type Play } from '../../lib/playlists-api.ts'

/** What the room has played as far as this page has asked, the newest first; `hasMore`: there may be older ones. */
export type PlaysState = {
  spaceId: SpaceId | null
  plays: readonly Play[]
  hasMore: boolean
  state: 'unread' | 'reading' | 'read' | 'failed'
  failure: Failure | null
}

const NOTHING = { plays: [], hasMore: false, state: 'unread', failure: null } as const
const PAGE = 50

export const usePlays = create<PlaysState>()(() => ({ spaceId: null, ...NOTHING }))
const { getState: get, setState: set } = usePlays

/** Those that are new before those that are known; all anew where there is a gap between them. */
export const withNewest = (known: readonly Play[], newest: readonly Play[]): readonly Play[] => {
  const ids = new Set(newest.map(({ playId }) => playId))
  const older = known.filter(({ playId }) => !ids.has(playId))
  return older.length < known.length ? [...newest, ...older] : newest
}

/** Asks for the newest, or for those before the oldest that is known. */
export const readPlays = async (spaceId: SpaceId, more?: 'more'): Promise<void> => {
  if (get().spaceId !== spaceId) set({ spaceId, ...NOTHING })
  const before = more === undefined ? null : (get().plays.at(-1)?.playId ?? null)
  set({ state: 'reading', failure: null })
  const answer = await listPlays(spaceId, before, PAGE)
  const { plays, hasMore, spaceId: here } = get()
  if (here !== spaceId) return
  if (!answer.ok) return set({ state: 'failed', failure: answer })
  const isFull = answer.value.length === PAGE
  if (before !== null) return set({ plays: [...plays, ...answer.value], hasMore: isFull, state: 'read' })
  const next = withNewest(plays, answer.value)
  set({ plays: next, hasMore: next.length > answer.value.length ? hasMore : isFull, state: 'read' })
}
