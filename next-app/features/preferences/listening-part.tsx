'use client'

import { Keyboard } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { listeningWords } from '../../lib/listening-words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { prefer, usePreferences } from '../../store/preferences.ts'
import { openPanel } from '../panels/later.tsx'
import { Switch } from '../settings/fields.tsx'
import { showKeys } from '../shortcuts/use-keys.ts'
import { useStillness } from '../visualiser/stillness.ts'
import { canKeepAwake } from '../wake-lock/use-wake-lock.ts'

const { keys, sound, awake } = listeningWords

/** How one listens on this device: its screen, its keys, its light. `leave`: something else opens in place of the preferences. */
export const ListeningPart = ({ leave }: { leave: () => void }) => {
  const { keepsAwake, showsSound, hasShortcuts } = usePreferences()
  const isInRoom = useRoom(({ joined }) => joined)
  const isStill = useStillness()
  return (
    <section className="grid gap-1.5 border-line border-t pt-3">
      {canKeepAwake() && (
        <Switch label={awake.name} why={awake.why} isOn={keepsAwake} turn={(isOn) => prefer({ keepsAwake: isOn })} />
      )}
      <Switch
        label={sound.name}
        why={isStill ? sound.noMotion : sound.why}
        isOn={showsSound}
        turn={(isOn) => prefer({ showsSound: isOn })}
        disabled={isStill}
      />
      <Switch
        label={keys.areOn}
        why={keys.areOnWhy}
        isOn={hasShortcuts}
        turn={(isOn) => prefer({ hasShortcuts: isOn })}
      />
      {isInRoom && (
        <Button
          onClick={() => {
            leave()
            void openPanel(() => showKeys(true))
          }}
          className="mt-2 w-full"
        >
          <Keyboard aria-hidden="true" className="size-[1.15rem]" />
          {keys.open}
        </Button>
      )}
    </section>
  )
}
