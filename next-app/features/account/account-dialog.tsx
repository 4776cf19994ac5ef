'use client'

import { useState } from 'react'
import { Sheet } from '../../components/sheet.tsx'
import { accountWords } from '../../lib/account-words.ts'
import { useAccountStore } from '../../store/account.ts'
import { AccountPanel } from './account-panel.tsx'
import { EnterForm, type Way } from './enter-form.tsx'

const { enter, panel } = accountWords

/** Signing up or in for a guest, one's account for who has one. `onClosed`: it has gone. */
export const AccountDialog = ({
  open,
  close,
  onClosed,
}: {
  open: boolean
  close: () => void
  onClosed: () => void
}) => {
  const account = useAccountStore((state) => state.account)
  const [way, setWay] = useState<Way>('up')
  const [title, lead] = account ? [account.name, panel.lead(account.email)] : [enter[way].title, enter[way].lead]
  return (
    <Sheet
      open={open}
      close={close}
      onClosed={onClosed}
      title={title}
      lead={lead}
      closeLabel={accountWords.close}
      width="middle"
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-2 pb-[max(env(safe-area-inset-bottom),1.5rem)] sm:px-7 sm:pb-7">
        {account ? (
          <AccountPanel account={account} close={close} />
        ) : (
          <EnterForm way={way} setWay={setWay} close={close} />
        )}
      </div>
    </Sheet>
  )
}
