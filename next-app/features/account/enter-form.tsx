'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.ts'
import { beginSignInBy, signIn, signUp } from '../../lib/account-api.ts'
import { accountWords } from '../../lib/account-words.ts'
import { useAccountStore } from '../../store/account.ts'
import { Field, Problem } from './field.tsx'
import { useBecome } from './use-become.ts'

const { enter, providers, results } = accountWords

/** Making an account, or entering one. */
export type Way = 'up' | 'in'

type EnterProps = { way: Way; setWay: (way: Way) => void; close: () => void }

/** E-mail and password, and below them the providers that this server offers. */
export const EnterForm = ({ way, setWay, close }: EnterProps) => {
  const become = useBecome()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const isNew = way === 'up'

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem('')
    const answer = await (isNew ? signUp : signIn)({ email, password })
    setBusy(false)
    if (!answer.ok) return setProblem(answer.message)
    await become()
    close()
    toast.success(results[isNew ? 'signed-up' : 'signed-in'])
  }
  const turn = () => {
    setWay(isNew ? 'in' : 'up')
    setProblem('')
  }

  return (
    <>
      <form onSubmit={submit} noValidate className="space-y-4">
        <Field
          label={enter.email}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoComplete="username"
          inputMode="email"
          enterKeyHint="next"
        />
        <Field
          label={enter.password}
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          enterKeyHint="go"
          {...(isNew && { hint: enter.passwordHint })}
        />
        <Problem text={problem} />
        <Button type="submit" look="primary" shape="large" aria-busy={busy} className="w-full">
          {busy ? enter.busy : enter[way].submit}
        </Button>
      </form>
      <Providers setProblem={setProblem} />
      <div className="mt-4 text-center text-sm">
        <Button look="bare" onClick={turn}>
          {enter[way].turn}
        </Button>
        {!isNew && <p className="mt-2 text-pretty text-faint">{enter.forgotten}</p>}
      </div>
    </>
  )
}

const Providers = ({ setProblem }: { setProblem: (text: string) => void }) => {
  const signInBy = useAccountStore((state) => state.signInBy)
  const go = async (provider: string) => {
    const answer = await beginSignInBy(provider, location.pathname)
    if (answer.ok) location.assign(answer.value)
    else setProblem(answer.message)
  }
  if (signInBy.length === 0) return null
  return (
    <>
      <p aria-hidden="true" className="my-4 flex items-center gap-4 text-faint text-sm">
        <span className="h-px flex-1 bg-line" />
        {enter.or}
        <span className="h-px flex-1 bg-line" />
      </p>
      <div className="grid gap-2.5">
        {signInBy.map((provider) => (
          <Button key={provider} shape="large" onClick={() => go(provider)} className="w-full">
            {enter.by(providers[provider] ?? provider)}
          </Button>
        ))}
      </div>
    </>
  )
}
