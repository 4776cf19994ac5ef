'use client'

import { X } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { words } from '../lib/words.ts'
import { Button } from './button.tsx'

type NameForm = {
  /** What the field is called, and what it says at first. */
  label: string
  name: string
  maxLength: number
  /** Answers why the name cannot be kept, or null. */
  save: (name: string) => Promise<string | null>
  onCancel: () => void
}

/** Asks for a name, with the one there is to be written over. */
export const NameForm = ({ label, name, maxLength, save, onCancel }: NameForm) => {
  const [text, setText] = useState(name)
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // The menu that it was chosen from lets go of the focus first.
    const timer = setTimeout(() => {
      field.current?.focus()
      field.current?.select()
    })
    return () => clearTimeout(timer)
  }, [])
  const wanted = text.trim()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || wanted === '') return
    setBusy(true)
    setFailure(await save(wanted))
    setBusy(false)
  }

  return (
    <form onSubmit={submit} className="my-1 animate-appear rounded-2xl bg-ink/7 p-3">
      <div className="flex items-center gap-2">
        <input
          ref={field}
          dir="auto"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={({ key }) => key === 'Escape' && onCancel()}
          aria-label={label}
          maxLength={maxLength}
          autoComplete="off"
          className="h-11 min-w-0 flex-1 rounded-full bg-veil px-4 outline-none ring-1 ring-line ring-inset focus:ring-2 focus:ring-accent"
        />
        <Button type="submit" look="primary" disabled={isBusy || wanted === ''}>
          {words.queue.playlists.saveIt}
        </Button>
        <Button
          look="bare"
          aria-label={words.queue.playlists.cancel}
          title={words.queue.playlists.cancel}
          onClick={onCancel}
          className="-mx-2 w-11 px-0!"
        >
          <X aria-hidden="true" className="size-[1.15rem] shrink-0" />
        </Button>
      </div>
      {failure !== null && (
        <p role="alert" className="px-1 pt-2 text-alarm text-sm">
          {failure}
        </p>
      )}
    </form>
  )
}
