'use client'

import { type RoomInfo, SPACE_NAME_LENGTH } from '@earshot/sync'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { settingsWords } from '../../lib/settings-words.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useMay } from '../../store/permissions.ts'
import { useSettled } from '../link/use-settled.ts'
import { useTell } from '../link/use-tell.ts'
import { fieldLook, Group, Locked, Select, Switch } from './fields.tsx'
import { shareChoice, shareOf } from './skip-share.ts'
import { useChangeSetting } from './use-change-setting.ts'

const say = settingsWords
const COUNTS = ['1', '2', '3', '5', '10', '20', '50']

/** By how many seconds songs may overlap. */
const OVERLAPS = [0, 2, 4, 6, 8, 10, 12]

/** What the room is called, how songs are skipped and limited, and whether strangers find it. */
export const RoomSide = ({ room }: { room: RoomInfo }) => {
  const mayChange = useMay('manage-room')
  const disabled = !mayChange
  const { settings } = room
  const [share, setShare] = useChangeSetting('skipShare')
  const [perUser, setPerUser] = useChangeSetting('itemsPerUser')
  const [autoDj, setAutoDj] = useChangeSetting('autoDj')
  const [isListed, setListed] = useChangeSetting('isListed')
  const counts = perUser === null || COUNTS.includes(String(perUser)) ? COUNTS : [...COUNTS, String(perUser)]
  return (
    <>
      {disabled && <Locked text={say.onlyBy(settings.permissions['manage-room'])} />}
      <Group title={say.name}>
        <RoomName name={room.name} disabled={disabled} />
      </Group>
      <Group title={words.queue.tab}>
        <Select
          label={say.skipShare}
          why={say.skipShareWhy}
          value={shareChoice(share)}
          options={say.skipShares}
          choose={(choice) => setShare(shareOf(choice))}
          disabled={disabled}
        />
        <Select
          label={say.itemsPerUser}
          value={perUser === null ? 'all' : String(perUser)}
          options={[['all', say.itemsPerUserAll], ...counts.map((count) => [count, count] as const)]}
          choose={(count) => setPerUser(count === 'all' ? null : Number(count))}
          disabled={disabled}
        />
        <Select
          label={say.autoDj}
          why={say.autoDjWhy}
          value={autoDj}
          options={Object.entries(say.autoDjs)}
          choose={(each) => setAutoDj(each as RoomInfo['settings']['autoDj'])}
          disabled={disabled}
        />
        <Crossfade />
      </Group>
      <Group title={say.finding}>
        <Switch label={say.listed} why={say.listedWhy} isOn={isListed} turn={setListed} disabled={disabled} />
      </Group>
    </>
  )
}

const Crossfade = () => {
  const tell = useTell()
  const mayArrange = useMay('arrange-queue')
  const [ms, setMs] = useSettled(
    useRoom(({ queue }) => queue.crossfade.ms),
    (wanted) => tell({ type: 'set-crossfade', ms: wanted }),
  )
  const overlaps = OVERLAPS.includes(ms / 1000) ? OVERLAPS : [...OVERLAPS, ms / 1000]
  return (
    <Select
      label={say.crossfade}
      why={say.crossfadeWhy}
      value={String(ms / 1000)}
      options={overlaps.map((seconds) => [String(seconds), say.crossfades(seconds)] as const)}
      choose={(seconds) => setMs(1000 * Number(seconds))}
      disabled={!mayArrange}
    />
  )
}

const RoomName = ({ name, disabled }: { name: string; disabled: boolean }) => {
  const [, change] = useChangeSetting('name')
  const code = useRoom((room) => room.spaceId)
  const [text, setText] = useState(name)
  useEffect(() => setText(name), [name])
  const wanted = text.trim()
  const isNew = wanted !== '' && wanted !== name
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (isNew) change(wanted)
  }
  return (
    <>
      <form onSubmit={save} className="flex items-center gap-2">
        <input
          dir="auto"
          aria-label={say.name}
          value={text}
          maxLength={SPACE_NAME_LENGTH}
          disabled={disabled}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
          className={fieldLook}
        />
        {isNew && (
          <Button type="submit" look="primary">
            {say.save}
          </Button>
        )}
      </form>
      <p className="mt-2 px-5 text-faint text-sm">
        {say.code} <bdi className="figures select-all text-soft tracking-code">{code}</bdi>
      </p>
    </>
  )
}
