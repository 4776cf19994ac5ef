'use client'

import { type DoorMode, type DoorView, PASSWORD_LENGTH, type RoomInfo, roleOf } from '@earshot/sync'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { toast } from '../../components/toast.ts'
import { settingsWords } from '../../lib/settings-words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { useSettled } from '../link/use-settled.ts'
import { useTell } from '../link/use-tell.ts'
import { fieldLook, Group, Locked } from './fields.tsx'
import { Invites } from './invites.tsx'
import { PeopleList } from './people-list.tsx'

const say = settingsWords
const MODES = (['open', 'approval'] as const).map((value) => ({ value, ...say.modes[value] }))

/** Who may come in, and by what. Invitations and bans are for those who keep the door. */
export const DoorSide = ({ room }: { room: RoomInfo }) => {
  const mayChange = useMay('manage-room')
  const isKeeper = useMay('manage-people')
  const door = useRoom((snapshot) => snapshot.door)
  const tell = useTell()
  const [mode, setMode] = useSettled(room.doorMode, (wanted) => tell({ type: 'change-door', mode: wanted }))
  return (
    <>
      {!mayChange && <Locked text={say.onlyBy(room.settings.permissions['manage-room'])} />}
      <Group title={say.mode}>
        <Choice
          label={say.mode}
          value={mode}
          options={MODES}
          choose={(wanted: DoorMode) => setMode(wanted)}
          disabled={!mayChange}
        />
      </Group>
      <Group title={say.password} why={room.hasPassword ? say.passwordIs : say.passwordIsNot}>
        {mayChange && <Password hasPassword={room.hasPassword} />}
      </Group>
      {isKeeper && door !== null ? <Kept door={door} room={room} /> : <Locked text={say.keepersOnly} />}
    </>
  )
}

const Kept = ({ door, room }: { door: DoorView; room: RoomInfo }) => {
  const tell = useTell()
  // Whoever has a role needs not to have been let in.
  const admitted = door.admitted.filter(
    ({ userId }) => roleOf({ ...room, creatorId: room.hostId }, userId) === 'listener',
  )
  return (
    <>
      <Invites invites={door.invites} />
      {admitted.length > 0 && (
        <Group title={say.admitted} why={say.admittedWhy}>
          <PeopleList
            people={admitted.map((user) => ({ user }))}
            deed={say.takeBack}
            deedOf={say.takeBackOf}
            act={(userId) => void tell({ type: 'admit-user', userId, isAdmitted: false })}
          />
        </Group>
      )}
      {door.bans.length > 0 && (
        <Group title={say.bans}>
          <PeopleList
            people={door.bans.map(({ user, by }) => ({ user, note: say.bannedBy(by.name) }))}
            deed={say.lift}
            deedOf={say.liftOf}
            act={(userId) => void tell({ type: 'unban-user', userId })}
          />
        </Group>
      )}
    </>
  )
}

const Password = ({ hasPassword }: { hasPassword: boolean }) => {
  const tell = useTell()
  const [password, setPassword] = useState('')
  const set = async (event: FormEvent) => {
    event.preventDefault()
    if (password === '' || !(await tell({ type: 'change-door', password }))) return
    setPassword('')
    toast.success(say.passwordDone)
  }
  const takeAway = async () => {
    if (await tell({ type: 'change-door', password: null })) toast.success(say.passwordGone)
  }
  return (
    <form onSubmit={set} className="flex flex-wrap items-center gap-2">
      <input
        // Who sets it has to tell it to others: there is nobody to hide it from.
        type="text"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        maxLength={PASSWORD_LENGTH}
        aria-label={say.passwordNew}
        placeholder={say.passwordNew}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        className={`${fieldLook} basis-44`}
      />
      <Button type="submit" look={password === '' ? 'quiet' : 'primary'} disabled={password === ''}>
        {hasPassword ? say.passwordChange : say.passwordSet}
      </Button>
      {hasPassword && (
        <Button look="bare" onClick={() => void takeAway()}>
          {say.passwordTake}
        </Button>
      )}
    </form>
  )
}
