'use client'

import { PASSWORD_LENGTH } from '@earshot/sync'
import { Eye, EyeOff } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useRoomSession } from '../../context/socket-context.tsx'
import { doorWords } from '../../lib/door-words.ts'

const { password: say } = doorWords

/** The field for a room's password. What was wrong stays in it, to be mended. */
export const PasswordForm = ({ isWrong, isTrying }: { isWrong: boolean; isTrying: boolean }) => {
  const session = useRoomSession()
  const [password, setPassword] = useState('')
  const [isShown, show] = useState(false)
  const [isMended, setMended] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    if (!isTrying && isWrong) field.current?.select()
  }, [isTrying, isWrong])

  const enter = (event: FormEvent) => {
    event.preventDefault()
    if (password === '' || isTrying) return
    setMended(false)
    session?.unlockSound().catch(() => undefined)
    session?.enter({ password })
  }
  const isToldWrong = isWrong && !isTrying && !isMended
  const Icon = isShown ? EyeOff : Eye
  return (
    <form onSubmit={enter} className="w-full max-w-sm">
      <div className="flex h-14 items-center rounded-full bg-veil pe-1.5 ring-1 ring-line ring-inset transition focus-within:ring-2 focus-within:ring-accent">
        <input
          ref={field}
          type={isShown ? 'text' : 'password'}
          value={password}
          onChange={(event) => {
            setPassword(event.target.value)
            setMended(true)
          }}
          maxLength={PASSWORD_LENGTH}
          aria-label={say.label}
          placeholder={say.label}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-invalid={isToldWrong}
          aria-describedby="password-problem"
          className="h-full min-w-0 flex-1 rounded-full bg-transparent ps-6 text-lg outline-none placeholder:text-faint"
        />
        <button
          type="button"
          aria-label={say.show}
          aria-pressed={isShown}
          onClick={() => show(!isShown)}
          className="flex size-11 shrink-0 items-center justify-center rounded-full text-faint transition hover:text-ink"
        >
          <Icon aria-hidden="true" className="size-5" />
        </button>
        <Button type="submit" look={password === '' ? 'bare' : 'primary'} aria-disabled={isTrying || password === ''}>
          {isTrying ? say.trying : say.enter}
        </Button>
      </div>
      <p id="password-problem" role="alert" className="mt-2 min-h-5 px-6 text-alarm text-sm">
        {isToldWrong ? say.wrong : ''}
      </p>
    </form>
  )
}
