import type { Song } from '@earshot/sync'
import { Download, FileJson, ListX, Save } from 'lucide-react'
import { openMenu } from '../../components/menu.tsx'
import { asJson, asM3u, fileNameOf } from '../../lib/playlist-file.ts'
import { saveFile } from '../../lib/save-file.ts'
import { words } from '../../lib/words.ts'
import type { RoomSession, RoomSnapshot } from '../../session/room-session.ts'
import { mayIn } from '../../store/permissions.ts'
import { usePlays } from '../../store/playlists/plays.ts'
import { queueHandsOn } from './queue-hands.ts'
import { saveAsPlaylist, useQueueSide } from './use-queue-side.ts'

const said = words.queue

/** The songs that are to be seen: what plays and waits, or what has been. */
export const shownSongs = (room: RoomSnapshot): readonly Song[] => {
  if (useQueueSide.getState().side === 'history') return usePlays.getState().plays.map(({ song }) => song)
  const { item, queue } = room
  return [...(item === null ? [] : [item]), ...queue.upcoming.filter(({ itemId }) => itemId !== item?.itemId)].map(
    ({ song }) => song,
  )
}

/** What may be done with the whole queue, or with what has been. */
export const openQueueMenu = (session: RoomSession | null, at: HTMLElement): void => {
  if (session === null) return
  const room = session.getSnapshot()
  const songs = shownSongs(room)
  const many = room.queue.upcoming.length
  const mayClear = useQueueSide.getState().side === 'next' && many > 0 && mayIn(room, 'arrange-queue')
  const [m3u, json] = [fileNameOf(room.name, 'm3u8'), fileNameOf(room.name, 'json')]
  openMenu({
    at,
    label: said.more,
    groups: [
      [{ label: said.playlists.save, icon: Save, act: () => saveAsPlaylist(true), movesFocus: true }],
      [
        {
          label: said.exportM3u,
          icon: Download,
          act: () => saveFile(m3u, asM3u(room.name, songs, location.origin), 'audio/x-mpegurl'),
        },
        {
          label: said.exportJson,
          icon: FileJson,
          act: () => saveFile(json, asJson(room.name, songs), 'application/json'),
        },
      ],
      mayClear ? [{ label: said.clear, icon: ListX, act: () => queueHandsOn(session).clear(many) }] : [],
    ],
  })
}
