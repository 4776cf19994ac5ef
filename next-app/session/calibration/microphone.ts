import type { LocalMs } from '@earshot/sync'

/** Why there is no microphone: the page is not secure, somebody said no, or there is none to be had. */
export type MicrophoneFault = 'insecure' | 'refused' | 'absent'

/** What a microphone hears, while it is open. */
export type Microphone = {
  sampleRate: number
  /** What was heard from one instant of this device's clock to another; silence where nothing was recorded. */
  heard: (from: LocalMs, to: LocalMs) => Float32Array
  close: () => void
}

export type OpenMicrophone = () => Promise<Microphone | MicrophoneFault>

/** Served beside the page: the page's policy allows scripts from files alone. */
const RECORDER = '/recorder.js'
/** Any kind of improvement by the browser would be one to the ear and none to a measurement. */
const UNTOUCHED = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 }

/**
 * Opens this device's microphone in a context of its own: a context with a worklet tells wrong times (decision 0007), and
 * the song's must not. `now` is this device's clock.
 */
export const openMicrophone = async (now: () => LocalMs): Promise<Microphone | MicrophoneFault> => {
  if (!window.isSecureContext || navigator.mediaDevices?.getUserMedia === undefined) return 'insecure'
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: UNTOUCHED })
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'absent'
  }
  const context = new AudioContext()
  const close = () => {
    for (const track of stream.getTracks()) track.stop()
    void context.close()
  }
  try {
    await context.audioWorklet.addModule(RECORDER)
    const recorder = new AudioWorkletNode(context, 'recorder', { channelCount: 1, channelCountMode: 'explicit' })
    const { sampleRate } = context
    const blocks: { frame: number; samples: Float32Array }[] = []
    let firstAt: number | null = null
    recorder.port.onmessage = ({ data: [frame, samples] }: MessageEvent<[number, Float32Array]>) => {
      // The microphone's own delay is not known, and need not be.
      firstAt ??= now() - ((frame + samples.length) * 1000) / sampleRate
      blocks.push({ frame, samples })
    }
    // Nobody asks a node for sound that leads nowhere. What it puts out is silence.
    new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(recorder).connect(context.destination)
    await context.resume()
    const heard = (from: LocalMs, to: LocalMs) => {
      const first = Math.round(((from - (firstAt ?? from)) * sampleRate) / 1000)
      const cut = new Float32Array(Math.round(((to - from) * sampleRate) / 1000))
      for (const { frame, samples } of blocks) {
        const begins = Math.max(0, frame - first)
        const skipped = Math.max(0, first - frame)
        if (begins < cut.length && skipped < samples.length)
          cut.set(samples.subarray(skipped, skipped + cut.length - begins), begins)
      }
      return cut
    }
    return { sampleRate, heard, close }
  } catch {
    close()
    return 'absent'
  }
}
