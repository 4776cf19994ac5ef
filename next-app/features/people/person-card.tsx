'use client'

import type { GivenRole, PublicUser, Role } from '@earshot/sync'
import { useEffect, useState } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { toast } from '../../components/toast.ts'
import { personWords } from '../../lib/person-words.ts'
import type { Told } from '../../session/room-session.ts'
import { useAudioStore, useRoom } from '../../store/audioStore.tsx'
import { useSettled } from '../link/use-settled.ts'
import { useTell } from '../link/use-tell.ts'
import { PersonDeeds } from './person-deeds.tsx'
import { powersOver } from './powers.ts'
import { showPerson, useShownPerson } from './use-person-card.ts'
import { useStandingHere } from './use-standing-here.ts'

const card = personWords

/** What you may do about one of the others. */
export const PersonCard = () => {
  const user = useShownPerson()
  return user === null ? null : <Card key={user.userId} user={user} />
}

/** What is asked once more before it is done. */
type Asked = 'hand-over' | 'ban'

const Card = ({ user: shown }: { user: PublicUser }) => {
  const user = useRoom(({ users }) => users.find(({ userId }) => userId === shown.userId)) ?? shown
  const info = useRoom(({ room }) => room)
  const you = useRoom((room) => room.you)
  const { userId, name } = user
  const { role, isMuted } = useStandingHere(user)
  const tell = useTell()
  const [given, give] = useSettled<Role>(role, (wanted) =>
    tell({ type: 'set-role', userId, role: wanted as GivenRole }),
  )
  const [asked, ask] = useState<Asked | null>(null)
  const powers = powersOver({ room: info, you }, user)
  const close = () => showPerson(null)

  // Somebody may have taken away just now what was to be done here.
  const isPowerless = powers === null
  useEffect(() => {
    if (isPowerless) showPerson(null)
  }, [isPowerless])
  if (powers === null) return null

  const carryOut = async (command: Told, said: string) => {
    if (!(await tell(command))) return
    // The room may have lost its need for this card meanwhile.
    if (useAudioStore.getState().room.entry.state === 'inside') toast.success(said)
    close()
  }
  return (
    <Sheet
      open
      close={close}
      closeLabel={card.close}
      title={
        <span className="flex items-center gap-3">
          <Avatar user={user} />
          <bdi className="truncate">{name}</bdi>
        </span>
      }
      lead={<span className="sm:ps-12">{card.is(role)}</span>}
    >
      <div className="overflow-y-auto px-5 pb-[max(env(safe-area-inset-bottom),1.25rem)] sm:px-7 sm:pb-6">
        {asked === null ? (
          <>
            {powers.roles.length > 0 && (
              <div className="mb-3">
                <p className="mb-2 text-faint text-sm">{card.role}</p>
                <Choice
                  label={card.role}
                  value={given === 'host' ? null : given}
                  options={powers.roles.map((value) => ({ value, name: card.roleNames[value] }))}
                  choose={give}
                />
              </div>
            )}
            <PersonDeeds
              powers={powers}
              isMuted={isMuted}
              handOver={() => ask('hand-over')}
              mute={() => void tell({ type: 'mute-user', userId, isMuted: !isMuted })}
              kick={() => void carryOut({ type: 'kick-user', userId }, card.kicked(name))}
              ban={() => ask('ban')}
            />
          </>
        ) : (
          <Once
            text={asked === 'ban' ? card.banAsk(name) : card.handOverAsk(name)}
            yes={asked === 'ban' ? card.banYes : card.handOverYes}
            no={() => ask(null)}
            act={() =>
              void (asked === 'ban'
                ? carryOut({ type: 'ban-user', userId }, card.banned(name))
                : carryOut({ type: 'hand-over', userId }, card.isHost(name)))
            }
          />
        )}
      </div>
    </Sheet>
  )
}

/** Asks once more. The answer that changes nothing has the focus. */
const Once = ({ text, yes, no, act }: { text: string; yes: string; no: () => void; act: () => void }) => (
  <div role="alert">
    <p className="text-pretty py-2 leading-relaxed">{text}</p>
    <div className="mt-3 flex justify-end gap-2">
      <Button ref={(button) => button?.focus()} onClick={no}>
        {card.no}
      </Button>
      <Button look="primary" onClick={act}>
        {yes}
      </Button>
    </div>
  </div>
)
