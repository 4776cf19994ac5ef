'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { findSpace } from '../../lib/api.ts'
import { landingWords } from '../../lib/landing-words.ts'
import { inviteKeyOf, parseRoomCode } from '../../lib/room-code.ts'
import { useGoToRoom } from './use-go-to-room.ts'

const landing = landingWords

/** A field for a room's code or link, which says at once when there is no such room. */
export const JoinRoom = () => {
  const goToRoom = useGoToRoom()
  const id = useId()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')

  const join = async (event: FormEvent) => {
    event.preventDefault()
    const code = parseRoomCode(text)
    if (code === null) return setProblem(landing.badCode)
    setBusy(true)
    const answer = await findSpace(code)
    if (answer.ok) return goToRoom(answer.value, inviteKeyOf(text))
    setBusy(false)
    setProblem(answer.code === 'space-not-found' ? landing.noSuchRoom(code) : answer.message)
  }

  return (
    <form onSubmit={join} noValidate className="w-full max-w-sm">
      <label htmlFor={id} className="sr-only">
        {landing.code}
      </label>
      <div className="flex h-14 items-center rounded-full bg-veil pe-1.5 ring-1 ring-line ring-inset transition focus-within:ring-2 focus-within:ring-accent">
        <input
          id={id}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setProblem('')
          }}
          placeholder={landing.or}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-problem`}
          className="figures h-full min-w-0 flex-1 rounded-full bg-transparent ps-6 text-lg outline-none placeholder:text-faint"
        />
        <Button type="submit" look={text === '' ? 'bare' : 'quiet'} aria-disabled={busy}>
          {busy ? landing.joining : landing.join}
        </Button>
      </div>
      <p id={`${id}-problem`} role="alert" className="mt-2 min-h-5 px-6 text-alarm text-sm">
        {problem}
      </p>
    </form>
  )
}
