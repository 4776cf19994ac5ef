'use client'

import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.ts'
import { beginSignInBy, disconnect } from '../../lib/account-api.ts'
import { accountWords } from '../../lib/account-words.ts'
import type { OwnAccount } from '../../lib/own-account.ts'
import { useAccountStore } from '../../store/account.ts'
import { ChangeEmail, ChangePassword } from './change-forms.tsx'
import { Row, Section } from './section.tsx'

const { panel, providers } = accountWords

/** E-mail, password and providers, each with what can be done about it. */
export const WaysIn = ({ account }: { account: OwnAccount }) => {
  const { signInBy, know } = useAccountStore()
  const [changing, setChanging] = useState<'email' | 'password' | null>(null)
  const known = account.identities.map(({ provider }) => provider)
  const shown = [...new Set([...signInBy, ...known])]
  const done = (changed: OwnAccount) => {
    know(changed)
    setChanging(null)
  }

  const connect = async (provider: string) => {
    const answer = await beginSignInBy(provider, location.pathname)
    if (answer.ok) location.assign(answer.value)
    else toast.error(answer.message)
  }
  const cut = async (provider: string) => {
    const answer = await disconnect(provider)
    if (answer.ok) know(answer.value)
    else toast.error(answer.message)
  }

  return (
    <Section title={panel.ways}>
      {changing === 'email' ? (
        <ChangeEmail account={account} onDone={done} onCancel={() => setChanging(null)} />
      ) : (
        <Row name={panel.email} value={account.email ?? panel.noEmail}>
          <Button aria-label={`${panel.change}: ${panel.email}`} onClick={() => setChanging('email')}>
            {account.email === null ? panel.set : panel.change}
          </Button>
        </Row>
      )}
      {changing === 'password' ? (
        <ChangePassword account={account} onDone={done} onCancel={() => setChanging(null)} />
      ) : (
        <Row name={panel.password} value={account.hasPassword ? panel.passwordSet : panel.passwordMissing}>
          <Button aria-label={`${panel.change}: ${panel.password}`} onClick={() => setChanging('password')}>
            {account.hasPassword ? panel.change : panel.set}
          </Button>
        </Row>
      )}
      {shown.map((provider) => {
        const name = providers[provider] ?? provider
        const identity = account.identities.find((its) => its.provider === provider)
        return (
          <Row key={provider} name={name} value={identity?.label ?? panel.unconnected}>
            {identity === undefined ? (
              <Button aria-label={panel.connectTo(name)} onClick={() => connect(provider)}>
                {panel.connect}
              </Button>
            ) : (
              <Button aria-label={panel.disconnectFrom(name)} onClick={() => cut(provider)}>
                {panel.disconnect}
              </Button>
            )}
          </Row>
        )
      })}
    </Section>
  )
}
