'use client'

import {
  type Permission,
  type Permissions,
  PRESETS,
  type Preset,
  permission,
  ROLES,
  type RoomInfo,
} from '@earshot/sync'
import { Choice } from '../../components/choice.tsx'
import { settingsWords } from '../../lib/settings-words.ts'
import { useMay } from '../../store/permissions.ts'
import { Group, Locked, Select } from './fields.tsx'
import { presetOf } from './preset-of.ts'
import { useChangeSetting } from './use-change-setting.ts'

const say = settingsWords
const OPTIONS = (Object.keys(PRESETS) as Preset[]).map((value) => ({ value, ...say.presets[value] }))
/** People are managed by moderators at least. */
const KEPT: readonly Permission[] = ['manage-people', 'manage-room']
const leastOf = (each: Permission) =>
  ROLES.filter((role) => !KEPT.includes(each) || role === 'moderator' || role === 'host').map(
    (role) => [role, say.least[role]] as const,
  )

/** Who decides: by a preset, or for each thing on its own. */
export const RightsSide = ({ room }: { room: RoomInfo }) => {
  const disabled = !useMay('manage-room')
  const [permissions, change] = useChangeSetting('permissions')
  return (
    <>
      {disabled && <Locked text={say.onlyBy(room.settings.permissions['manage-room'])} />}
      <Group title={say.preset}>
        <Choice
          label={say.preset}
          value={presetOf(permissions)}
          options={OPTIONS}
          choose={(preset: Preset) => change(PRESETS[preset])}
          disabled={disabled}
        />
        {presetOf(permissions) === null && <p className="mt-2 px-4 text-soft text-sm">{say.ownPreset}</p>}
      </Group>
      <Group title={say.fine}>
        {permission.options.map((each) => (
          <Select
            key={each}
            label={say.permissions[each]}
            value={permissions[each]}
            options={leastOf(each)}
            choose={(least) => change({ ...permissions, [each]: least } as Permissions)}
            disabled={disabled}
          />
        ))}
      </Group>
    </>
  )
}
