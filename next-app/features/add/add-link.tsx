'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { addSongFromUrl } from '../../lib/api.ts'
import { words } from '../../lib/words.ts'
import { useAudioStore } from '../../store/audioStore.tsx'
import { useHands } from '../player/use-hands.ts'

/** Adds a song by a direct link to its file: the server fetches it. */
export const AddLink = () => {
  const hands = useHands()
  const id = useId()
  const [url, setUrl] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = url.trim()
    if (wanted === '' || busy) return
    setBusy(true)
    setProblem('')
    const answer = await addSongFromUrl(wanted)
    setBusy(false)
    if (!answer.ok) return setProblem(answer.message)
    setUrl('')
    useAudioStore.getState().noteSong(answer.value)
    hands.addSong(answer.value.songId)
  }

  return (
    <form onSubmit={add} noValidate>
      <div className="flex h-12 items-center rounded-full bg-veil pr-0.5 ring-1 ring-line ring-inset transition focus-within:ring-2 focus-within:ring-accent">
        <input
          type="url"
          value={url}
          onChange={(event) => {
            setUrl(event.target.value)
            setProblem('')
          }}
          placeholder={words.add.urlHint}
          aria-label={words.add.url}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-problem`}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          className="h-full min-w-0 flex-1 bg-transparent pl-5 outline-none placeholder:text-faint"
        />
        <Button type="submit" look="bare" aria-disabled={busy || url.trim() === ''}>
          {busy ? words.add.fetching : words.add.addUrl}
        </Button>
      </div>
      <p id={`${id}-problem`} role="alert" className="px-5 text-alarm text-sm empty:hidden [&:not(:empty)]:mt-1.5">
        {problem}
      </p>
    </form>
  )
}
