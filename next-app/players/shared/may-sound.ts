/** A hundredth of a second of silence, as a WAV file. */
const SILENCE = `data:audio/wav;base64,UklGRsQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YaAA${'A'.repeat(214)}==`

/** Whether the browser lets this page sound: false only if it says that it wants a gesture first. */
export const maySound = async (): Promise<boolean> => {
  const element = new Audio(SILENCE)
  try {
    await element.play()
    return true
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'NotAllowedError')
  } finally {
    element.pause()
  }
}
