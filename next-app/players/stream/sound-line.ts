import type { SongId } from '@earshot/sync'
import type { DecoderOrder, DecoderReport, DryMessage, PlanMessage, TapeMessage } from './messages.ts'
import { WORKLET_URL } from './worklet-url.ts'

/** Where a sound line tells what happened to it. */
export type LineEvents = {
  opened: () => void
  report: (report: DecoderReport) => void
  dry: (message: DryMessage) => void
  /** The decoder did not start, or is no more: whatever is loaded must be decoded whole. */
  lost: () => void
}

/** The decoder in its worker, the renderer in its worklet, and the line between them that the page has no part in. */
export type SoundLine = {
  readonly node: AudioWorkletNode | null
  plan: (message: PlanMessage) => void
  decoder: (order: DecoderOrder) => void
  /** Hands a song over that was decoded whole, for as long as the line lives or until `dropWhole`. */
  addWhole: (songId: SongId, buffer: AudioBuffer) => void
  dropWhole: (songId: SongId) => void
  close: () => void
}

/** Far from the numbers that the decoder gives to its own. */
const FIRST_WHOLE = 1e9

/** Opens the line; what is said before it stands is passed on when it does. */
export const openSoundLine = (context: AudioContext, out: AudioNode, events: LineEvents): SoundLine => {
  const worker = new Worker(new URL('./decode/decode-worker.ts', import.meta.url), { type: 'module' })
  const wholes = new Map<SongId, number>()
  let nextWhole = FIRST_WHOLE
  let node: AudioWorkletNode | null = null
  let isClosed = false
  const waiting: { message: PlanMessage; transfer: Transferable[] }[] = []

  const plan = (message: PlanMessage, transfer: Transferable[] = []) => {
    if (node === null) waiting.push({ message, transfer })
    else node.port.postMessage(message, transfer)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    worker.terminate()
    events.lost()
  }
  worker.onmessage = ({ data }: MessageEvent<DecoderReport>) => events.report(data)

  const open = async () => {
    await context.audioWorklet.addModule(WORKLET_URL)
    if (isClosed) return
    node = new AudioWorkletNode(context, 'earshot-stream', { numberOfInputs: 0, outputChannelCount: [2] })
    node.port.onmessage = ({ data }: MessageEvent<DryMessage>) => events.dry(data)
    node.connect(out)
    const line = new MessageChannel()
    worker.postMessage({ do: 'connect', port: line.port1 } satisfies DecoderOrder, [line.port1])
    plan({ do: 'listen', port: line.port2 }, [line.port2])
    for (const { message, transfer } of waiting.splice(0)) plan(message, transfer)
    events.opened()
  }
  // Without its module the player stays silent and says that it cannot sound.
  open().catch(() => {})

  const store = (message: TapeMessage, transfer: Transferable[] = []) => plan(message, transfer)

  return {
    get node() {
      return node
    },
    plan,
    decoder: (order) => worker.postMessage(order),
    addWhole: (songId, buffer) => {
      const tape = nextWhole++
      wholes.set(songId, tape)
      const { sampleRate } = buffer
      const channels = Array.from({ length: Math.min(2, buffer.numberOfChannels) }, (_, channel) =>
        buffer.getChannelData(channel).slice(),
      )
      store({ do: 'open-tape', tape, songId, sampleRate, from: 0 })
      store(
        { do: 'append', tape, channels },
        channels.map(({ buffer: memory }) => memory),
      )
      store({ do: 'end-tape', tape })
    },
    dropWhole: (songId) => {
      const tape = wholes.get(songId)
      if (tape !== undefined && wholes.delete(songId)) store({ do: 'close-tape', tape })
    },
    close: () => {
      isClosed = true
      worker.terminate()
      node?.port.postMessage({ do: 'close' })
      node?.disconnect()
    },
  }
}
