'use client'

import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.ts'
import { changeEmail, changePassword } from '../../lib/account-api.ts'
import { accountWords } from '../../lib/account-words.ts'
import type { Answer } from '../../lib/api.ts'
import type { OwnAccount } from '../../lib/own-account.ts'
import { Field, Problem } from './field.tsx'

const { panel, enter } = accountWords

type ChangeProps = { account: OwnAccount; onDone: (account: OwnAccount) => void; onCancel: () => void }

/** A small form in the place of what it changes: Escape leaves it, and not the dialog. */
const Change = ({
  send,
  saved,
  onDone,
  onCancel,
  children,
}: Omit<ChangeProps, 'account'> & { send: () => Promise<Answer<OwnAccount>>; saved: string; children: ReactNode }) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = await send()
    setBusy(false)
    if (!answer.ok) return setProblem(answer.message)
    toast.success(saved)
    onDone(answer.value)
  }
  return (
    <form onSubmit={submit} noValidate className="my-2 space-y-3 rounded-2xl bg-veil p-4">
      {children}
      <Problem text={problem} />
      <div className="flex gap-2.5">
        <Button type="submit" look="primary" aria-busy={busy}>
          {panel.save}
        </Button>
        <Button look="bare" onClick={onCancel}>
          {panel.cancel}
        </Button>
      </div>
    </form>
  )
}

const PresentPassword = ({ value, set }: { value: string; set: (text: string) => void }) => (
  <Field
    label={panel.presentPassword}
    type="password"
    value={value}
    onChange={(event) => set(event.target.value)}
    autoComplete="current-password"
  />
)

export const ChangeEmail = ({ account, ...rest }: ChangeProps) => {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const send = () => changeEmail({ email, password: account.hasPassword ? password : null })
  return (
    <Change send={send} saved={panel.saved} {...rest}>
      <Field
        label={panel.newEmail}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        autoComplete="email"
        autoFocus
      />
      {account.hasPassword && <PresentPassword value={password} set={setPassword} />}
    </Change>
  )
}

export const ChangePassword = ({ account, ...rest }: ChangeProps) => {
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const send = () => changePassword({ password: account.hasPassword ? password : null, newPassword })
  return (
    <Change send={send} saved={panel.savedPassword} {...rest}>
      {account.hasPassword && <PresentPassword value={password} set={setPassword} />}
      <Field
        label={panel.newPassword}
        type="password"
        value={newPassword}
        onChange={(event) => setNewPassword(event.target.value)}
        autoComplete="new-password"
        hint={enter.passwordHint}
      />
    </Change>
  )
}
