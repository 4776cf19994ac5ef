'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { toast } from '../../components/toast.ts'
import { useRoomSession } from '../../context/socket-context.tsx'
import { listeningWords } from '../../lib/listening-words.ts'
import { words } from '../../lib/words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { focusExtras } from '../extras/focus-extras.ts'
import { fieldLook } from '../settings/fields.tsx'
import { heardIn } from './hold-sleep.ts'
import { inMinutes, MINUTES_MOST, OFF, type Sleep, withSong } from './sleep.ts'
import { becomeSleep, showSleep, sleepNow, useSleep } from './use-sleep.ts'
import { sayMinutes, sayRunning, useMinutesLeft } from './use-sleep-left.ts'

const say = listeningWords.sleep
const OFFERED = [15, 30, 45, 60, 90]
const ID = 'sleep'

const become = (sleep: Sleep, said: string): void => {
  becomeSleep(sleep)
  showSleep(false)
  toast(said, { id: ID })
}

const startMinutes = (minutes: number): void => become(inMinutes(minutes, sleepNow()), say.started(sayMinutes(minutes)))

/** The mark of the timer, if it is there by now. */
const focusOpener = (): void => {
  const marks = [...document.querySelectorAll<HTMLElement>('[data-opens=sleep]')]
  const mark = marks.find((each) => each.checkVisibility())
  if (mark === undefined) focusExtras()
  else mark.focus()
}

/** When this device's sound is to go off by itself. */
export const SleepSheet = () => {
  const isOpen = useSleep((state) => state.isOpen)
  return (
    <Sheet
      open={isOpen}
      close={() => showSleep(false)}
      onClosed={focusOpener}
      closeLabel={listeningWords.close}
      title={say.open}
      lead={say.lead}
    >
      <div className="grid min-h-0 gap-3 overflow-y-auto px-5 pt-2 pb-[max(env(safe-area-inset-bottom),1.5rem)] sm:px-7 sm:pb-7">
        <Running />
        <fieldset className="grid grid-cols-6 gap-2">
          <legend className="sr-only">{say.when}</legend>
          {OFFERED.map((minutes) => (
            <Button
              key={minutes}
              onClick={() => startMinutes(minutes)}
              className="figures col-span-2 px-2 nth-[n+5]:col-span-3"
            >
              {words.time.minutes(minutes)}
            </Button>
          ))}
          <SongEnd />
        </fieldset>
        <Own />
      </div>
    </Sheet>
  )
}

const Running = () => {
  useMinutesLeft()
  const said = sayRunning('started')
  if (said === null) return null
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-2xl bg-veil px-4 py-3">
      <p className="figures min-w-0 flex-1">{said}</p>
      <Button onClick={() => become(OFF, say.cancelled)}>{say.cancel}</Button>
    </div>
  )
}

const SongEnd = () => {
  const session = useRoomSession()
  const ends = useRoom(({ item }) => item !== null && item.song.source.kind !== 'live' && item.song.durationMs !== null)
  if (session === null || !ends) return null
  return (
    <Button
      onClick={() => become(withSong(heardIn(session), sleepNow()), say.startedSong)}
      className="col-span-6 text-balance"
    >
      {say.songEnd}
    </Button>
  )
}

const Own = () => {
  const id = useId()
  const [minutes, setMinutes] = useState('')
  const start = (event: FormEvent) => {
    event.preventDefault()
    startMinutes(Number(minutes))
  }
  return (
    <form onSubmit={start} className="flex items-center gap-2">
      <label htmlFor={id} className="sr-only">
        {say.own}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        required
        min={1}
        max={MINUTES_MOST}
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
        placeholder={say.own}
        className={`${fieldLook} [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none`}
      />
      <Button type="submit" disabled={minutes === ''}>
        {say.start}
      </Button>
    </form>
  )
}
