'use client'

import { useState } from 'react'
import { Sheet } from '../../components/sheet.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { settingsWords } from '../../lib/settings-words.ts'
import { useRoom } from '../../store/audioStore.tsx'
import { useRole } from '../../store/permissions.ts'
import { DoorSide } from './door-side.tsx'
import { RightsSide } from './rights-side.tsx'
import { RoomSide } from './room-side.tsx'
import { showSettings, useSettingsOpen } from './use-settings.ts'

const say = settingsWords
type SettingsSide = 'room' | 'rights' | 'door'
const sideLook = 'min-h-0 flex-1 overflow-y-auto px-5 pt-3 pb-[max(env(safe-area-inset-bottom),1.25rem)] sm:px-7'

/** Everything a room's people may set. All may look; what one may not change says who may. */
export const SettingsDialog = () => {
  const isOpen = useSettingsOpen()
  const room = useRoom((snapshot) => snapshot.room)
  const role = useRole()
  const [side, choose] = useState<SettingsSide>('room')
  if (room === null) return null
  return (
    <Sheet
      open={isOpen}
      close={() => showSettings(false)}
      closeLabel={say.close}
      title={say.title}
      lead={say.lead(role)}
      width="wide"
      isTall
    >
      <div className="flex min-h-0 flex-1 flex-col [&>[role=tablist]]:px-3 sm:[&>[role=tablist]]:px-5">
        <Tabs
          label={say.sides}
          value={side}
          choose={choose}
          sides={[
            { value: 'room', label: say.room, body: () => <RoomSide room={room} />, className: sideLook },
            { value: 'rights', label: say.rights, body: () => <RightsSide room={room} />, className: sideLook },
            { value: 'door', label: say.door, body: () => <DoorSide room={room} />, className: sideLook },
          ]}
        />
      </div>
    </Sheet>
  )
}
