'use client'

import { useCallback, useEffect, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { toast } from '../../components/toast.ts'
import { type AccountSession, endSession, listSessions, signOutElsewhere } from '../../lib/account-api.ts'
import { accountWords } from '../../lib/account-words.ts'
import { useLanguage } from '../../store/language.ts'
import { Row, Section } from './section.tsx'

const { panel } = accountWords

/** Every browser in which one is signed in; each can be signed out from here, or all others at once. */
export const SessionList = () => {
  const [sessions, setSessions] = useState<readonly AccountSession[]>([])
  const read = useCallback(async () => {
    const answer = await listSessions()
    if (answer.ok) setSessions(answer.value)
  }, [])
  useEffect(() => void read(), [read])

  const end = async (id: string) => {
    const answer = await endSession(id)
    if (!answer.ok) toast.error(answer.message)
    await read()
  }
  const endOthers = async () => {
    const answer = await signOutElsewhere()
    if (answer.ok) toast.success(panel.ended(answer.value))
    else toast.error(answer.message)
    await read()
  }

  return (
    <Section title={panel.sessions}>
      <ul>
        {sessions.map(({ id, device, seenAt, isThis }) => (
          <li key={id}>
            <Row name={device} value={isThis ? panel.here : panel.seen(dayOf(seenAt))}>
              {!isThis && (
                <Button aria-label={panel.end(device)} onClick={() => end(id)}>
                  {panel.endShort}
                </Button>
              )}
            </Row>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button onClick={endOthers} className="mt-2 w-full">
          {panel.outElsewhere}
        </Button>
      )}
    </Section>
  )
}

const dayOf = (ms: number): string =>
  new Date(ms).toLocaleDateString(useLanguage.getState().tag, { day: 'numeric', month: 'long' })
