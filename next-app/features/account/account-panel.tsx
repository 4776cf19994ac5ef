'use client'

import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.ts'
import { signOut } from '../../lib/account-api.ts'
import { accountWords } from '../../lib/account-words.ts'
import type { OwnAccount } from '../../lib/own-account.ts'
import { DeleteAccount } from './delete-account.tsx'
import { Section } from './section.tsx'
import { SessionList } from './session-list.tsx'
import { useBecome } from './use-become.ts'
import { WaysIn } from './ways-in.tsx'

const { panel, results } = accountWords

/** One's own account: the ways into it, where it is signed in, and what can be done with one's data. */
export const AccountPanel = ({ account, close }: { account: OwnAccount; close: () => void }) => {
  const become = useBecome()
  const leave = async () => {
    const answer = await signOut()
    if (!answer.ok) return void toast.error(answer.message)
    await become()
    close()
    toast.success(results['signed-out'])
  }
  return (
    <div className="space-y-7">
      <p className="text-faint text-sm">{panel.nameHint}</p>
      <WaysIn account={account} />
      <SessionList />
      <Section title={panel.data}>
        <div className="flex flex-wrap gap-2.5">
          <a
            href="/api/account/export"
            download="earshot.json"
            className="inline-flex h-11 items-center rounded-full bg-veil px-5 ring-1 ring-line ring-inset transition hover:bg-ink/10"
          >
            {panel.export}
          </a>
          <DeleteAccount account={account} close={close} />
        </div>
      </Section>
      <Button onClick={leave} className="w-full">
        {panel.out}
      </Button>
    </div>
  )
}
