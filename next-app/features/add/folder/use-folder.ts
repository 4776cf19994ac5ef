'use client'

import { useEffect, useRef, useState } from 'react'
import { type Answer, type FolderPage, openFolder, searchFolder } from '../../../lib/api.ts'

/** What is asked for: a folder, or songs with some words. */
export type Asked = { path: string; query: string }
export type FolderState = {
  asked: Asked
  /** The newest answer; what was seen before stays while the next is awaited. */
  page: FolderPage | null
  state: 'reading' | 'read' | 'failed'
  message: string
}

const BEGINNING: FolderState = { asked: { path: '', query: '' }, page: null, state: 'reading', message: '' }

/** The server's music as far as it has been asked for; a later question overtakes an earlier one. */
export const useFolder = () => {
  const [folder, setFolder] = useState(BEGINNING)
  const newest = useRef<Asked | null>(null)

  const ask = async (asked: Asked) => {
    newest.current = asked
    setFolder((before) => ({ ...before, asked, state: 'reading' }))
    const answer: Answer<FolderPage> = await (asked.query.trim() === ''
      ? openFolder(asked.path)
      : searchFolder(asked.query))
    if (newest.current !== asked) return
    setFolder((before) =>
      answer.ok
        ? { asked, page: answer.value, state: 'read', message: '' }
        : { ...before, page: null, state: 'failed', message: answer.message },
    )
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it is opened
  useEffect(() => {
    void ask(BEGINNING.asked)
    return () => {
      newest.current = null
    }
  }, [])

  return { ...folder, ask: (asked: Asked) => void ask(asked) }
}
