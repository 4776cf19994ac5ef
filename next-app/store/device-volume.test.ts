import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDeviceVolume, printDeviceVolume } from './device-volume.ts'

describe('the volume of this device', () => {
  it('is the same after a reload', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (volume, muted) => {
        expect(parseDeviceVolume(printDeviceVolume({ volume, muted }))?.volume).toBeCloseTo(volume, 12)
        expect(parseDeviceVolume(printDeviceVolume({ volume, muted }))?.muted).toBe(muted)
      }),
    )
  })

  it.each([[null], [''], ['loud'], ['2 on'], ['-1 on'], ['0.5'], ['0.5 off'], ['0.5 on x'], ['{"volume":1}']])(
    'is not taken from %j',
    (text) => {
      expect(parseDeviceVolume(text)).toBeNull()
    },
  )
})
