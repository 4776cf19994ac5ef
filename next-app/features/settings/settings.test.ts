import { DEFAULT_SETTINGS, PRESETS, type Preset, roomSettings } from '@earshot/sync'
import { describe, expect, it } from 'vitest'
import { settingsWords } from '../../lib/settings-words.ts'
import { presetOf } from './preset-of.ts'
import { shareChoice, shareOf } from './skip-share.ts'

describe('who decides', () => {
  it.each(Object.keys(PRESETS) as Preset[])('%s is known again by what it permits', (preset) => {
    expect(presetOf({ ...PRESETS[preset] })).toBe(preset)
  })

  it('is no preset once one thing is set otherwise', () => {
    expect(presetOf({ ...PRESETS.djs, chat: 'dj' })).toBeNull()
  })
})

describe('the share that skips a song', () => {
  it.each(settingsWords.skipShares.map(([value]) => value))(
    '%s is a setting that a room takes, and is shown as itself',
    (choice) => {
      const skipShare = shareOf(choice)
      expect(roomSettings.safeParse({ ...DEFAULT_SETTINGS, skipShare }).success).toBe(true)
      expect(shareChoice(skipShare)).toBe(choice)
    },
  )

  it('is shown by the nearest choice where it was set by other means', () => {
    expect(shareChoice(0.4)).toBe('0.3333')
    expect(shareChoice(0.01)).toBe('0.25')
    expect(shareChoice(null)).toBe('off')
  })
})
