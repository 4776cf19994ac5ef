'use client'

import { UserRound } from 'lucide-react'
import { useRef } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { words } from '../../lib/words.ts'
import { useAccountStore } from '../../store/account.ts'
import { AccountDialog } from './account-dialog.tsx'
import { useAccount } from './use-account.ts'

/** The way to one's account, or to one; nothing where the server keeps none. */
export const AccountButton = ({ guestLabel, className = '' }: { guestLabel: string; className?: string }) => {
  useAccount()
  const { isOffered, account, isOpen, open } = useAccountStore()
  const trigger = useRef<HTMLButtonElement>(null)
  if (isOffered !== true || account === undefined) return null
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-haspopup="dialog"
        aria-label={account === null ? undefined : words.account.account(account.name)}
        onClick={() => open(true)}
        className={`inline-flex min-h-11 max-w-full items-center gap-2 rounded-full pr-3 text-soft text-sm transition hover:text-ink ${className}`}
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
      <AccountDialog open={isOpen} close={() => open(false)} onClosed={() => trigger.current?.focus()} />
    </>
  )
}
