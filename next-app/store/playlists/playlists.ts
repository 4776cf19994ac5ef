'use client'

import type { Song } from '@earshot/sync'
import { create } from 'zustand'
import type { Answer, Failure } from '../../lib/api.ts'
import {
  createPlaylist,
  deletePlaylist,
  getPlaylist,
  listPlaylists,
  type Playlist,
  type PlaylistLine,
  replacePlaylist,
} from '../../lib/playlists-api.ts'

/** This person's playlists as far as the page has asked; what is known stays in sight while more is asked. */
export type PlaylistsState = {
  lines: readonly PlaylistLine[]
  state: 'unread' | 'reading' | 'read' | 'failed'
  /** The one that is looked into. */
  opened: Playlist | null
  failure: Failure | null
}

export const usePlaylists = create<PlaylistsState>()(() => ({
  lines: [],
  state: 'unread',
  opened: null,
  failure: null,
}))
const { getState: get, setState: set } = usePlaylists

const lineOf = ({ songs, ...head }: Playlist): PlaylistLine => ({ ...head, length: songs.length })

/** The lines with one in it, as new as its last change. */
export const withLine = (lines: readonly PlaylistLine[], line: PlaylistLine): PlaylistLine[] =>
  [line, ...lines.filter(({ playlistId }) => playlistId !== line.playlistId)].sort((a, b) => b.updatedAt - a.updatedAt)

const keep = (answer: Answer<Playlist>): Answer<Playlist> => {
  if (!answer.ok) return answer
  const { opened, lines } = get()
  const { playlistId } = answer.value
  set({
    lines: withLine(lines, lineOf(answer.value)),
    opened: opened?.playlistId === playlistId ? answer.value : opened,
  })
  return answer
}

export const readPlaylists = async (): Promise<void> => {
  set({ state: 'reading', failure: null })
  const answer = await listPlaylists()
  if (answer.ok) set({ lines: answer.value, state: 'read' })
  else set({ state: 'failed', failure: answer })
}

export const openPlaylist = async (playlistId: string): Promise<void> => {
  const answer = await getPlaylist(playlistId)
  if (answer.ok) set({ opened: answer.value, failure: null })
  else set({ failure: answer })
}

export const closePlaylist = (): void => set({ opened: null, failure: null })

export const savePlaylist = async (name: string, songs: readonly Song[]): Promise<Answer<Playlist>> =>
  keep(await createPlaylist(name, songs))

export const renamePlaylist = async ({ playlistId, songs }: Playlist, name: string): Promise<Answer<Playlist>> =>
  keep(await replacePlaylist(playlistId, name, songs))

/** Answers how it was, so that it can be made again. */
export const removePlaylist = async (playlist: Playlist): Promise<Answer<null>> => {
  const answer = await deletePlaylist(playlist.playlistId)
  if (!answer.ok) return answer
  const { lines, opened } = get()
  set({
    lines: lines.filter(({ playlistId }) => playlistId !== playlist.playlistId),
    opened: opened?.playlistId === playlist.playlistId ? null : opened,
  })
  return answer
}
