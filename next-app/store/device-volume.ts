/** How loud this device is: its own matter, kept on the device. `volume` runs from 0 to 1. */
export type DeviceVolume = { volume: number; muted: boolean }

export const KEY = 'earshot.volume'

/** What was kept, or null when it was nothing or nonsense. */
export const parseDeviceVolume = (text: string | null): DeviceVolume | null => {
  const [volume, sound, ...rest] = (text ?? '').split(' ')
  const number = Number(volume)
  if (volume === '' || rest.length > 0 || !(number >= 0 && number <= 1)) return null
  return sound === 'on' || sound === 'muted' ? { volume: number, muted: sound === 'muted' } : null
}

export const printDeviceVolume = ({ volume, muted }: DeviceVolume): string => `${volume} ${muted ? 'muted' : 'on'}`

/** Reads what was kept. A browser may refuse storage altogether; then nothing was kept. */
export const recallDeviceVolume = (): DeviceVolume | null => {
  try {
    return parseDeviceVolume(localStorage.getItem(KEY))
  } catch {
    return null
  }
}

export const keepDeviceVolume = (device: DeviceVolume): void => {
  try {
    localStorage.setItem(KEY, printDeviceVolume(device))
  } catch {
    // Without storage the volume lasts as long as the page does.
  }
}
