'use client'

import { AlertDialog } from 'radix-ui'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.ts'
import { deleteAccount } from '../../lib/account-api.ts'
import { accountWords } from '../../lib/account-words.ts'
import type { OwnAccount } from '../../lib/own-account.ts'
import { Field, Problem } from './field.tsx'
import { useBecome } from './use-become.ts'

const { panel } = accountWords

/** Asks once more, with the password, before an account goes for good. */
export const DeleteAccount = ({ account, close }: { account: OwnAccount; close: () => void }) => {
  const become = useBecome()
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState('')
  const remove = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await deleteAccount(account.hasPassword ? password : null)
    if (!answer.ok) return setProblem(answer.message)
    await become()
    close()
    toast.success(panel.deleted)
  }
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button look="bare">{panel.delete}</Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 animate-appear bg-scrim" />
        <AlertDialog.Content className="fixed inset-x-4 inset-y-0 z-50 mx-auto my-auto h-fit max-w-md animate-appear rounded-3xl bg-raised p-6 shadow-float outline-none ring-1 ring-line sm:p-7">
          <AlertDialog.Title className="font-display font-semibold text-xl">{panel.deleteTitle}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-pretty text-soft text-sm leading-relaxed">
            {panel.deleteText}
          </AlertDialog.Description>
          <form onSubmit={remove} noValidate className="mt-5 space-y-4">
            {account.hasPassword ? (
              <Field
                label={panel.deleteProof}
                type="password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
                autoComplete="current-password"
              />
            ) : (
              <p className="text-faint text-sm">{panel.deleteFresh}</p>
            )}
            <Problem text={problem} />
            <div className="flex flex-wrap gap-2.5">
              <Button type="submit" className="text-alarm!">
                {panel.deleteYes}
              </Button>
              <AlertDialog.Cancel asChild>
                <Button look="bare">{panel.cancel}</Button>
              </AlertDialog.Cancel>
            </div>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
