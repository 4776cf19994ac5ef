import type { SongId } from '@earshot/sync'
import { BlockLine } from './block-line.ts'
import { differsFrom, isNear } from './difference.ts'
import type { Block, ContextClock, SoundOrder, SoundReport } from './messages.ts'
import { clipBlock, type PlanBegin, TURNAROUND_S } from './plans.ts'
import type { Voice } from './voices.ts'

/** Where a sound line tells what happened to it. */
export type LineEvents = {
  report: (report: Exclude<SoundReport, { say: 'block' }>) => void
  /** The worker did not start, or is no more: nothing can be decoded piece by piece. */
  lost: () => void
}

/** The worker that makes sound, the blocks of sound that come from it, and the context that plays them. */
export type SoundLine = {
  /** Plays these voices from now on; what is heard before that can take effect, or before it differs, goes on. */
  play: (voices: readonly Voice[]) => void
  /** Tells the worker where the context is: to be told now and then. */
  tick: () => void
  order: (order: SoundOrder) => void
  /** Hands a song over that was decoded whole, for as long as the line lives or until `dropWhole`. */
  addWhole: (songId: SongId, buffer: AudioBuffer) => void
  dropWhole: (songId: SongId) => void
  /** Whether a voice that should sound at a frame has nothing to play. */
  isDryAt: (id: number, frame: number) => boolean
  /**
   * Plays through another context from now on, of the same sample rate. What was made for the one before sounds there until
   * it is shut.
   */
  moveTo: (context: AudioContext, out: AudioNode) => Leftover
  close: () => void
}

/** What still sounds through a context that another has taken the place of. */
export type Leftover = { shutAt: (frame: number) => void; clear: () => void }

/** Far from the numbers that the decoder gives to its own. */
const FIRST_WHOLE = 1e9
/** So many of the newest plans are remembered: blocks of older ones have come long ago. */
const PLANS_KEPT = 16
const DRY_KEPT = 128

/** Opens the line. */
export const openSoundLine = (first: AudioContext, out: AudioNode, events: LineEvents): SoundLine => {
  let context = first
  const worker = new Worker(new URL('./decode/sound-worker.ts', import.meta.url), { type: 'module' })
  let blocks = new BlockLine(context, out)
  const wholes = new Map<SongId, number>()
  let nextWhole = FIRST_WHOLE
  let plans: PlanBegin[] = []
  let played: readonly Voice[] = []
  let nextPlan = 1
  let dry: { frame: number; id: number; dry: boolean }[] = []

  const post = (order: SoundOrder, transfer: Transferable[] = []) => worker.postMessage(order, transfer)
  const clock = (): ContextClock => ({
    frame: context.currentTime * context.sampleRate,
    at: performance.timeOrigin + performance.now(),
  })
  const receive = (block: Block) => {
    const clipped = clipBlock(block, plans)
    if (clipped === null) return
    dry = [...dry.filter(({ frame }) => frame < block.from), ...clipped.dry].slice(-DRY_KEPT)
    blocks.add(clipped)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    worker.terminate()
    events.lost()
  }
  worker.onmessage = ({ data }: MessageEvent<SoundReport>) => {
    if (data.say === 'block') receive(data)
    else events.report(data)
  }
  post({ do: 'open', sampleRate: context.sampleRate })

  return {
    play: (voices) => {
      const soonest = Math.ceil((context.currentTime + TURNAROUND_S) * context.sampleRate)
      const from = differsFrom(played, voices, soonest, context.sampleRate)
      const near = isNear(played, voices, soonest, context.sampleRate)
      played = voices
      if (from === Number.POSITIVE_INFINITY) return
      if (!near) blocks.outdate(from)
      const plan = nextPlan++
      plans = [...plans, { plan, from }].slice(-PLANS_KEPT)
      blocks.open(from, Math.max(0, ...voices.map(({ endFrame }) => endFrame)))
      post({ do: 'play', plan, voices, from, clock: clock() })
    },
    tick: () => post({ do: 'clock', clock: clock() }),
    order: (order) => post(order),
    addWhole: (songId, buffer) => {
      const tape = nextWhole++
      wholes.set(songId, tape)
      const { sampleRate } = buffer
      const channels = Array.from({ length: Math.min(2, buffer.numberOfChannels) }, (_, channel) =>
        buffer.getChannelData(channel).slice(),
      )
      post({ do: 'open-tape', tape, songId, sampleRate, from: 0 })
      post(
        { do: 'append', tape, channels },
        channels.map(({ buffer: memory }) => memory),
      )
      post({ do: 'end-tape', tape })
    },
    dropWhole: (songId) => {
      const tape = wholes.get(songId)
      if (tape !== undefined && wholes.delete(songId)) post({ do: 'close-tape', tape })
    },
    isDryAt: (id, frame) => dry.findLast((it) => it.id === id && it.frame <= frame)?.dry ?? false,
    moveTo: (other, out) => {
      const before = blocks
      context = other
      blocks = new BlockLine(context, out)
      dry = []
      played = []
      // Blocks that are still on their way were made for frames of the other context.
      plans = [{ plan: nextPlan++, from: Number.NEGATIVE_INFINITY }]
      post({ do: 'begin-anew', clock: clock() })
      return before
    },
    close: () => {
      worker.terminate()
      blocks.clear()
    },
  }
}
