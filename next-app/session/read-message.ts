import { type DownCalibration, type DownMessage, downCalibration, downMessage } from '@earshot/sync'

/** A frame from the server as a message; null for one that this page does not know. */
export const readMessage = (text: string): DownMessage | null => {
  try {
    return downMessage.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const CALIBRATION: ReadonlySet<string> = new Set(downCalibration.options.map(({ shape }) => shape.type.value))

/** Whether a message is of one device that measures another. */
export const isCalibration = (message: DownMessage): message is DownCalibration => CALIBRATION.has(message.type)
