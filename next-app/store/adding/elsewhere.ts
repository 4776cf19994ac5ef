import type { Song } from '@earshot/sync'
import { askSettings, findElsewhere } from '../../lib/api.ts'
import { useAdding } from './adding.ts'
import { hitOfFound } from './hit.ts'

const { getState: get, setState: set } = useAdding

/** Looks in other places for the music of a song that does not play here. */
export const lookElsewhere = async (song: Song): Promise<void> => {
  set({ elsewhere: { song, state: 'reading', hits: [], failure: null }, isFolderOpen: false, isPlaylistsOpen: false })
  const answer = await findElsewhere(song.songId)
  // Another song may be looked for by now, or none.
  if (get().elsewhere?.song !== song) return
  set({
    elsewhere: answer.ok
      ? { song, state: 'read', hits: answer.value.map((each) => hitOfFound(each)), failure: null }
      : { song, state: 'failed', hits: [], failure: answer },
  })
}

export const closeElsewhere = (): void => set({ elsewhere: null })

export const openFolder = (isFolderOpen: boolean): void =>
  set({ isFolderOpen, isPlaylistsOpen: false, elsewhere: null })

export const openPlaylists = (isPlaylistsOpen: boolean): void =>
  set({ isPlaylistsOpen, isFolderOpen: false, elsewhere: null })

/** Learns once what this server offers. */
export const learnSettings = async (): Promise<void> => {
  if (get().settings !== null) return
  const answer = await askSettings()
  if (answer.ok) set({ settings: answer.value })
}
