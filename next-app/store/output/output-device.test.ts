import { describe, expect, it } from 'vitest'
import { defaultOutput, UNKNOWN_DEVICE } from './output-device.ts'

const output = (deviceId: string, groupId: string, label: string) =>
  ({ kind: 'audiooutput', deviceId, groupId, label }) as const

describe('the device that a page sounds on', () => {
  it('is the one behind the alias, told by its group and its name', () => {
    const devices = [
      output('default', 'card', 'Default - Speakers'),
      output('communications', 'card', 'Communications - Speakers'),
      output('7f3a', 'card', 'HDMI'),
      output('19be', 'card', 'Speakers'),
      output('c0de', 'bluetooth', 'Kitchen'),
    ]
    expect(defaultOutput(devices)).toEqual({ key: '19be', label: 'Speakers' })
  })

  it('is known by its group alone where the alias has a name of its own', () => {
    const devices = [
      output('default', 'bluetooth', 'Standard'),
      output('19be', 'card', 'A'),
      output('c0de', 'bluetooth', 'B'),
    ]
    expect(defaultOutput(devices)).toEqual({ key: 'c0de', label: 'B' })
  })

  it('is the only one there is', () => {
    expect(defaultOutput([output('c0de', '', '')])).toEqual({ key: 'c0de', label: null })
  })

  it('is not known before the microphone was allowed, nor among several without an alias', () => {
    expect(defaultOutput([output('', '', '')])).toEqual(UNKNOWN_DEVICE)
    expect(defaultOutput([output('a', 'x', 'A'), output('b', 'y', 'B')])).toEqual(UNKNOWN_DEVICE)
    expect(defaultOutput([])).toEqual(UNKNOWN_DEVICE)
  })
})
