'use client'

import { UserRound } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { toast } from '../../components/toast.ts'
import { words } from '../../lib/words.ts'
import { useAccountStore } from '../../store/account.ts'
import { useAccount } from './use-account.ts'

type Parts = typeof import('./account-dialog.tsx')

/** What is behind the button, once it was asked for: few who come press it. */
const useParts = (isOpen: boolean, shut: () => void): Parts | null => {
  const [parts, setParts] = useState<Parts | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening asks once
  useEffect(() => {
    if (!isOpen || parts !== null) return
    import('./account-dialog.tsx').then(setParts, () => {
      shut()
      toast.error(words.errors.panelMissing, { id: 'panel-missing' })
    })
  }, [isOpen])
  return parts
}

/** The way to one's account, or to one; nothing where the server keeps none. */
export const AccountButton = ({ guestLabel, className = '' }: { guestLabel: string; className?: string }) => {
  useAccount()
  const { isOffered, account, isOpen, open } = useAccountStore()
  const trigger = useRef<HTMLButtonElement>(null)
  const shut = () => open(false)
  const parts = useParts(isOpen, shut)
  if (isOffered !== true || account === undefined) return null
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="dialog"
        aria-label={account === null ? undefined : words.account.account(account.name)}
        onClick={() => open(true)}
        className={`inline-flex min-h-11 max-w-full items-center gap-2 rounded-full pe-3 text-soft text-sm transition hover:text-ink ${className}`}
      >
        {account === null ? (
          <UserRound aria-hidden="true" className="size-4 shrink-0" />
        ) : (
          <Avatar
            user={{ userId: account.userId as never, name: account.name }}
            className="size-6 shrink-0 text-[0.6rem]"
          />
        )}
        <span className="truncate">{account === null ? guestLabel : words.account.yours}</span>
      </button>
      {parts && <parts.AccountDialog open={isOpen} close={shut} onClosed={() => trigger.current?.focus()} />}
    </>
  )
}
