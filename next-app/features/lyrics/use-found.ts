'use client'

import type { FoundLyrics, SongId } from '@earshot/sync'
import { useCallback, useEffect, useState } from 'react'
import { askLyrics } from '../../lib/lyrics-api.ts'

/** How the search for a song's lyrics stands; `message` is for people. */
export type Search = { state: 'looking' } | { state: 'done'; found: FoundLyrics } | { state: 'failed'; message: string }

const KEPT = 30
/** What was found since the page was opened, the newest last. */
const kept = new Map<SongId, FoundLyrics>()

const keep = (songId: SongId, found: FoundLyrics): void => {
  kept.delete(songId)
  kept.set(songId, found)
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
}

/** A song that the server does not know any more has no lyrics there. */
const UNKNOWN: FoundLyrics = { lyrics: null, source: null, provider: 'off' }

const search = async (songId: SongId): Promise<Search> => {
  const answer = await askLyrics(songId)
  if (!answer.ok && answer.code !== 'not-found') return { state: 'failed', message: answer.message }
  const found = answer.ok ? answer.value : UNKNOWN
  if (found.lyrics !== null) keep(songId, found)
  return { state: 'done', found }
}

/** The lyrics of a song, looked for as soon as they are shown, and how to look once more. */
export const useFound = (songId: SongId): [Search, () => void] => {
  const known = kept.get(songId)
  const [at, setAt] = useState<Search>(known ? { state: 'done', found: known } : { state: 'looking' })
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries === 0 && kept.has(songId)) return
    let isWanted = true
    setAt({ state: 'looking' })
    void search(songId).then((next) => isWanted && setAt(next))
    return () => {
      isWanted = false
    }
  }, [songId, tries])
  return [at, useCallback(() => setTries((many) => many + 1), [])]
}
