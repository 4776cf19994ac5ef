'use client'

import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Logo } from '../../components/logo.tsx'
import { resetPassword } from '../../lib/account-api.ts'
import { accountWords } from '../../lib/account-words.ts'
import { Field, Problem } from './field.tsx'

const { reset, enter } = accountWords

/** Where the operator's link leads: a new password, by the token behind the address's #. */
export const ResetPage = () => {
  const [token, setToken] = useState<string | null>(null)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    setToken(location.hash.slice(1))
    // It is worth a password: it stays neither in the address nor in the history.
    history.replaceState(history.state, '', location.pathname)
  }, [])

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await resetPassword({ token: token ?? '', password })
    if (answer.ok) setDone(true)
    else setProblem(answer.message)
  }
  return (
    <main className="mx-auto flex min-h-svh max-w-md flex-col justify-center gap-6 px-6 py-10">
      <Logo />
      <div>
        <h1 className="font-display font-semibold text-3xl tracking-tight">{reset.title}</h1>
        <p role="status" className="mt-2 text-pretty text-soft leading-relaxed">
          {isDone ? reset.done : token === '' ? reset.missing : reset.lead}
        </p>
      </div>
      {!isDone && token !== '' && (
        <form onSubmit={save} noValidate className="space-y-4">
          <Field
            label={enter.password}
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="new-password"
            hint={enter.passwordHint}
          />
          <Problem text={problem} />
          <Button type="submit" look="primary" shape="large" className="w-full">
            {reset.submit}
          </Button>
        </form>
      )}
      {(isDone || token === '') && <Button onClick={() => location.assign('/')}>{reset.home}</Button>}
    </main>
  )
}
