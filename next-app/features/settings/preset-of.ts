import { type Permissions, PRESETS, type Preset, permission } from '@earshot/sync'

/** The preset that some permissions are; null when they are settings of their own. */
export const presetOf = (permissions: Permissions): Preset | null =>
  (Object.keys(PRESETS) as Preset[]).find((preset) =>
    permission.options.every((each) => PRESETS[preset][each] === permissions[each]),
  ) ?? null
