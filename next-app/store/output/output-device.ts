import { ANY_DEVICE } from './kept-delays.ts'

/** What this page sounds on: a key that stays from visit to visit, and the name people know it by where there is one. */
export type OutputDevice = { key: string; label: string | null }

type Told = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'groupId' | 'label'>

export const UNKNOWN_DEVICE: OutputDevice = { key: ANY_DEVICE, label: null }

/** Aliases under which browsers list a device a second time. */
const ALIASES = ['default', 'communications']

/**
 * The device that pages sound on by default, of those a browser tells. It is listed as an alias, whose group and label
 * lead to the device itself; a group id alone is another one on each visit. Without leave for the microphone nothing of
 * them is told.
 */
export const defaultOutput = (devices: readonly Told[]): OutputDevice => {
  const outputs = devices.filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '')
  const real = outputs.filter(({ deviceId }) => !ALIASES.includes(deviceId))
  const alias = outputs.find(({ deviceId }) => deviceId === 'default')
  const named = real.filter(({ label, groupId }) => groupId === alias?.groupId && alias.label.endsWith(label))
  const grouped = real.filter(({ groupId }) => groupId === alias?.groupId)
  const found = alias === undefined ? only(real) : (only(named) ?? only(grouped))
  if (found === null) return UNKNOWN_DEVICE
  return { key: found.deviceId.slice(0, 200), label: found.label === '' ? null : found.label }
}

const only = (devices: readonly Told[]): Told | null => (devices.length === 1 ? (devices[0] ?? null) : null)

export type DeviceWatch = { look: () => void; stop: () => void }

/** Tells `listener` the device now, after each change, and when asked to look. Tells nothing where a browser cannot. */
export const watchOutputDevice = (listener: (device: OutputDevice) => void): DeviceWatch => {
  const devices = typeof navigator === 'undefined' ? undefined : navigator.mediaDevices
  if (devices?.enumerateDevices === undefined) return { look: () => {}, stop: () => {} }
  let isOver = false
  const look = () => {
    devices
      .enumerateDevices()
      .then((all) => isOver || listener(defaultOutput(all)))
      .catch(() => {})
  }
  devices.addEventListener?.('devicechange', look)
  look()
  const stop = () => {
    isOver = true
    devices.removeEventListener?.('devicechange', look)
  }
  return { look, stop }
}
