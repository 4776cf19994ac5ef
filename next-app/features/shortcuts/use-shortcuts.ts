'use client'

import type { PositionMs } from '@earshot/sync'
import { useEffect } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import type { RoomSession } from '../../session/room-session.ts'
import { usePreferences } from '../../store/preferences.ts'
import { showChatSheet } from '../chat/use-chat.ts'
import { openPanel } from '../panels/later.tsx'
import { handsOn } from '../player/use-hands.ts'
import { undoQueue } from '../queue/undo.ts'
import { findSongs, showChat, showQueue } from '../room/use-panel.ts'
import { latinKey, type Press, REPEATED, type Shortcut, shortcutOf } from './shortcut.ts'
import { showKeys } from './use-keys.ts'

const STEP_MS = 5_000
const VOLUME_STEP = 0.05

const focusOf = (target: EventTarget | null): Press['focus'] => {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.matches('input:not([type=range]), textarea, select') || target.isContentEditable) return 'typing'
  // A menu looks for what begins with a letter.
  if (target.closest('[role=menu]') !== null) return 'typing'
  if (target.closest('[role=dialog]') !== null) return 'dialog'
  return target.closest('button, a, input, [role=tab]') === null ? 'page' : 'control'
}

/** Where there is no room beside the player the chat opens over it. */
const openChat = (): void => {
  if (matchMedia('(width >= 64rem)').matches) showChat()
  else void openPanel(() => showChatSheet(true))
}

const changeVolume = (session: RoomSession, by: number): void => {
  const { volume, muted } = session.getSnapshot()
  session.setVolume(Math.round(((muted ? 0 : volume) + by) * 100) / 100)
  session.setMuted(false)
}

const seekBy = (session: RoomSession, ms: number): void => {
  const { item } = session.getSnapshot()
  if (item === null || item.song.source.kind === 'live') return
  const wanted = session.positionNow() + ms
  handsOn(session).seek(Math.min(item.song.durationMs ?? wanted, Math.max(0, wanted)) as PositionMs)
}

/** Puts hands on the room, if there is a song in it. */
const withSong = (session: RoomSession, act: (hands: ReturnType<typeof handsOn>) => void): void => {
  if (session.getSnapshot().item !== null) act(handsOn(session))
}

const DOES: Record<Shortcut, (session: RoomSession) => void> = {
  toggle: (session) => withSong(session, (hands) => (session.getSnapshot().isPlaying ? hands.pause() : hands.resume())),
  back: (session) => seekBy(session, -STEP_MS),
  forward: (session) => seekBy(session, STEP_MS),
  next: (session) => {
    if (session.getSnapshot().queue.upcoming.length > 0) withSong(session, (hands) => hands.next())
  },
  previous: (session) => withSong(session, (hands) => hands.previous()),
  mute: (session) => session.setMuted(!session.getSnapshot().muted),
  louder: (session) => changeVolume(session, VOLUME_STEP),
  softer: (session) => changeVolume(session, -VOLUME_STEP),
  find: findSongs,
  queue: showQueue,
  chat: openChat,
  help: () => void openPanel(() => showKeys(true)),
  undo: (session) => {
    const { undo, you } = session.getSnapshot()
    if (undo !== null && undo.userId === you?.userId) void undoQueue(session)
  },
}

/** A page that is higher than its window is moved by the same keys. */
const isMovedBy = (shortcut: Shortcut): boolean =>
  (shortcut === 'louder' || shortcut === 'softer') && document.documentElement.scrollHeight > innerHeight

/** Lets keys do what they do from anywhere in the room. */
export const useShortcuts = (): void => {
  const session = useRoomSession()
  useEffect(() => {
    if (session === null) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
      const shortcut = shortcutOf({
        key: latinKey(key, code),
        modified: ctrlKey || metaKey || altKey,
        commands: (ctrlKey || metaKey) && !altKey && !shiftKey,
        focus: focusOf(event.target),
        areOn: usePreferences.getState().hasShortcuts,
      })
      if (shortcut === null || isMovedBy(shortcut) || (event.repeat && !REPEATED.has(shortcut))) return
      event.preventDefault()
      DOES[shortcut](session)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [session])
}
