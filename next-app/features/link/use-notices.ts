'use client'

import type { Refusal } from '@earshot/sync'
import { useEffect } from 'react'
import { toast } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'

/** Two people pressed pause at once: the room is as they wanted it, there is nothing to tell. */
const SILENT: ReadonlySet<Refusal> = new Set(['already-paused', 'already-playing', 'repeated-command'])

/** Shows what the session wants noticed, each once. */
export const useNotices = (): void => {
  const notice = useRoom((room) => room.notice)
  useEffect(() => {
    if (notice !== null && !SILENT.has(notice.code)) toast(words.refusals[notice.code], { id: notice.code })
  }, [notice])
}
