import type { Item } from '@earshot/sync'
import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpToLine, ListStart, Play, Replace, Trash2 } from 'lucide-react'
import { type MenuEntry, openMenu } from '../../components/menu.tsx'
import { words } from '../../lib/words.ts'
import type { RoomSession, RoomSnapshot } from '../../session/room-session.ts'
import { mayIn } from '../../store/permissions.ts'
import { peersOf, placeAfter, type Step } from '../../store/queue/places.ts'
import { handsOn } from '../player/use-hands.ts'
import { showElsewhere } from '../room/use-panel.ts'
import { queueHandsOn } from './queue-hands.ts'

const said = words.queue.menu
const STEPS = { top: ArrowUpToLine, up: ArrowUp, down: ArrowDown, end: ArrowDownToLine } as const

/** What may be done with one song of the queue; what one may not do is not there. */
export const rowEntries = (session: RoomSession, room: RoomSnapshot, item: Item): MenuEntry[][] => {
  const hands = queueHandsOn(session)
  const [mayChange, mayArrange] = [mayIn(room, 'change-song'), mayIn(room, 'arrange-queue')]
  const { upcoming, order } = room.queue
  const at = upcoming.findIndex(({ itemId }) => itemId === item.itemId)
  const isWaiting = at !== -1
  const isOwn = item.addedBy.userId === room.you?.userId
  const peers = isWaiting && mayArrange ? peersOf(upcoming, order, item) : []
  // Where songs stand as they were added, next is the top.
  const wanted = (Object.keys(STEPS) as Step[]).filter((step) => step !== 'top' || order !== 'added')
  const steps = wanted.flatMap((step): MenuEntry[] => {
    const place = placeAfter(peers, item.itemId, step)
    return place === null ? [] : [{ label: said[step], icon: STEPS[step], act: () => hands.move(item, place) }]
  })
  return [
    [
      ...(isWaiting && mayChange
        ? [{ label: said.playNow, icon: Play, act: () => handsOn(session).playItem(item.itemId) }]
        : []),
      ...(isWaiting && mayArrange && (at > 0 || !item.isNext)
        ? [{ label: said.playNext, icon: ListStart, act: () => hands.playNext(item) }]
        : []),
    ],
    steps,
    [
      ...(item.song.source.kind === 'live' || !mayIn(room, 'add-songs')
        ? []
        : [{ label: said.elsewhere, icon: Replace, act: () => showElsewhere(item.song), movesFocus: true }]),
      ...(isWaiting && (mayArrange || (isOwn && mayIn(room, 'add-songs')))
        ? [{ label: said.remove, icon: Trash2, act: () => hands.remove(item) }]
        : []),
    ],
  ]
}

export const openRowMenu = (session: RoomSession | null, at: HTMLElement, item: Item): void => {
  if (session === null) return
  const groups = rowEntries(session, session.getSnapshot(), item)
  openMenu({ at, label: words.queue.moreOf(item.song.title), groups })
}
