'use client'

import { type PublicUser, USER_NAME_LENGTH } from '@earshot/sync'
import { Check, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { toast } from '../../components/toast.ts'
import { rename } from '../../lib/api.ts'
import { words } from '../../lib/words.ts'

const small = 'flex size-11 shrink-0 items-center justify-center rounded-full text-soft hover:bg-ink/8 hover:text-ink'

/** The field takes the place of the button that was just pressed. */
const takeFocus = (field: HTMLInputElement | null): void => field?.select()

/** Your name as a field. The room tells everyone, you included, of the new one. */
export const Rename = ({ you, onDone }: { you: PublicUser; onDone: (renamed?: PublicUser) => void }) => {
  const [name, setName] = useState(you.name)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    if (wanted !== '' && wanted !== you.name) {
      const answer = await rename(wanted)
      if (!answer.ok) return void toast.error(answer.message)
      return onDone(answer.value)
    }
    onDone()
  }
  return (
    <form onSubmit={save} className="flex min-w-0 items-center">
      <input
        ref={takeFocus}
        dir="auto"
        aria-label={words.people.name}
        value={name}
        maxLength={USER_NAME_LENGTH}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
        autoComplete="nickname"
        className="h-11 w-44 min-w-0 rounded-full bg-veil px-4 outline-none ring-1 ring-line ring-inset focus:ring-2 focus:ring-accent"
      />
      <button type="submit" aria-label={words.people.save} className={small}>
        <Check aria-hidden="true" className="size-5" />
      </button>
      <button type="button" aria-label={words.people.cancel} onClick={() => onDone()} className={small}>
        <X aria-hidden="true" className="size-5" />
      </button>
    </form>
  )
}
