'use client'

import type { PositionMs } from '@earshot/sync'
import { useEffect } from 'react'
import { useRoomSession } from '../../context/socket-context.tsx'
import type { RoomSession } from '../../session/room-session.ts'
import { handsOn } from '../player/use-hands.ts'
import { undoQueue } from '../queue/undo.ts'
import { type Press, type Shortcut, shortcutOf } from './shortcut.ts'

const STEP_MS = 5_000

const focusOf = (target: EventTarget | null): Press['focus'] => {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.matches('input:not([type=range]), textarea, select') || target.isContentEditable) return 'typing'
  return target.closest('button, a, input, [role=tab], [role=dialog]') === null ? 'page' : 'control'
}

const carryOut = (shortcut: Shortcut, session: RoomSession): void => {
  const { isPlaying, item, muted, undo, you } = session.getSnapshot()
  if (shortcut === 'undo') {
    if (undo !== null && undo.userId === you?.userId) void undoQueue(session)
    return
  }
  if (shortcut === 'mute') return session.setMuted(!muted)
  if (item === null) return
  const hands = handsOn(session)
  if (shortcut === 'toggle') return void (isPlaying ? hands.pause() : hands.resume())
  if (item.song.source.kind === 'live') return
  const wanted = session.positionNow() + (shortcut === 'back' ? -STEP_MS : STEP_MS)
  hands.seek(Math.min(item.song.durationMs ?? wanted, Math.max(0, wanted)) as PositionMs)
}

/** Lets keys play, pause, seek and mute from anywhere in the room. */
export const useShortcuts = (): void => {
  const session = useRoomSession()
  useEffect(() => {
    if (session === null) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event
      const commands = (ctrlKey || metaKey) && !altKey && !shiftKey
      const shortcut = shortcutOf({
        key,
        modified: ctrlKey || metaKey || altKey,
        commands,
        focus: focusOf(event.target),
      })
      if (shortcut === null) return
      event.preventDefault()
      carryOut(shortcut, session)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [session])
}
