'use client'

import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type ReactNode, useState } from 'react'
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
  return (
    <Dialog.Root open={open} onOpenChange={(stays) => stays || close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-night/70" />
        <Dialog.Content
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            onClosed()
          }}
          className="fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[92svh] w-full max-w-lg animate-appear flex-col rounded-t-3xl bg-dusk shadow-2xl shadow-black/60 outline-none ring-1 ring-line sm:inset-y-0 sm:my-auto sm:h-fit sm:max-h-[88svh] sm:rounded-3xl"
        >
          {account ? (
            <Framed title={account.name} lead={panel.lead(account.email)}>
              <AccountPanel account={account} close={close} />
            </Framed>
          ) : (
            <Framed title={enter[way].title} lead={enter[way].lead}>
              <EnterForm way={way} setWay={setWay} close={close} />
            </Framed>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const Framed = ({ title, lead, children }: { title: string; lead: string; children: ReactNode }) => (
  <>
    <header className="flex items-start gap-3 py-3 pr-3 pl-5 sm:py-4 sm:pr-4 sm:pl-7">
      <div className="min-w-0 flex-1 pt-2">
        <Dialog.Title className="text-balance break-words font-display font-semibold text-2xl leading-tight tracking-tight">
          {title}
        </Dialog.Title>
        <Dialog.Description className="mt-1.5 text-pretty break-words text-soft text-sm leading-relaxed">
          {lead}
        </Dialog.Description>
      </div>
      <Dialog.Close
        aria-label={accountWords.close}
        className="flex size-11 shrink-0 items-center justify-center rounded-full text-soft transition hover:bg-ink/8 hover:text-ink"
      >
        <X aria-hidden="true" className="size-5" />
      </Dialog.Close>
    </header>
    <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-2 pb-[max(env(safe-area-inset-bottom),1.5rem)] sm:px-7 sm:pb-7">
      {children}
    </div>
  </>
)
