import { differsFrom } from '../difference.ts'
import type { Block, DryChange, Need, TapeMessage } from '../messages.ts'
import { TURNAROUND_S } from '../plans.ts'
import { naturalEnd, positionAt, type Voice } from '../voices.ts'
import { Renderer, type RenderState } from './renderer.ts'

/** Sound is made so far ahead that a page which is busy for seconds goes on sounding. */
const AHEAD_S = 6
/** What lies further ahead than this is in no hurry: making it at once would take from whoever has to act at this instant. */
const HURRY_S = 0.6
/** After a change of plans the first block is short, for someone is waiting; then they are longer, but soon made anew. */
const FIRST_BLOCK_S = 0.05
const LONGEST_BLOCK_S = 0.25
/** What has not been decoded is waited for until it is this urgent. */
const URGENT_S = 0.2
/** Sound for a frame nearer than this comes too late to be played. */
const TOO_LATE_S = 0.01
/** Songs are read in small steps, so that what is missing silences no more than it must. */
const QUANTUM = 128
const TELL_NEEDS_S = 0.2

/** What became of the next block: made, and more is urgent or not; not needed yet; not decoded yet; or nothing is planned. */
export type Step = 'made' | 'ahead' | 'full' | 'waiting' | 'idle'

export type BlockPorts = { block: (block: Block) => void; needs: (needs: Need[]) => void }

/**
 * Makes the sound of a plan, block by block, ahead of the frame that the output is at. When plans change, what was made
 * for later frames is made anew, from the state in which it stood there, so that nothing is torn where the two meet.
 */
export class BlockMaker {
  readonly #sampleRate: number
  readonly #ports: BlockPorts
  readonly #renderer: Renderer
  /** Where the renderer stood at the beginning of each block that may still be made anew, oldest first. */
  #states: RenderState[] = []
  #dry: DryChange[] = []
  /** Up to here blocks were made that lack something. */
  #lackingTo = Number.NEGATIVE_INFINITY
  /** Up to here the page has sound to play. */
  #heldTo = Number.NEGATIVE_INFINITY
  #plan = 0
  #voices: readonly Voice[] = []
  #blockS = FIRST_BLOCK_S
  #toldFrame = Number.NEGATIVE_INFINITY

  constructor(sampleRate: number, ports: BlockPorts) {
    this.#sampleRate = sampleRate
    this.#ports = ports
    this.#renderer = new Renderer(sampleRate, (change) => this.#dry.push(change))
  }

  /** Takes samples, or lets go of them. */
  store(message: TapeMessage): void {
    this.#renderer.store(message)
  }

  /** Plays these voices from the whole frame `from` on. `now`: the frame that the output is at. */
  play(plan: number, voices: readonly Voice[], from: number, now: number): void {
    const madeTo = this.#renderer.nextFrame
    // Where nothing differs before `from`, whatever is not made yet may be made of the new voices.
    const isSame = from > madeTo && differsFrom(this.#voices, voices, madeTo, this.#sampleRate) >= from
    this.#plan = plan
    this.#voices = voices
    this.#lackingTo = Math.min(this.#lackingTo, from)
    if (madeTo > from) this.#goBackTo(from)
    this.#states = this.#states.filter(({ nextFrame }) => nextFrame <= from)
    if (!isSame || this.#renderer.isIdle) this.#continueTo(from, madeTo)
    this.#renderer.play(voices)
    if (from - now < HURRY_S * this.#sampleRate) this.#blockS = FIRST_BLOCK_S
    this.#tellNeeds(now)
  }

  /** Nothing is planned any more, and frames are counted anew; what has been decoded stays. */
  beginAnew(): void {
    this.#voices = []
    this.#states = []
    this.#lackingTo = Number.NEGATIVE_INFINITY
    this.#heldTo = Number.NEGATIVE_INFINITY
    this.#toldFrame = Number.NEGATIVE_INFINITY
    this.#renderer.goBack({ nextFrame: 0, sounds: [] })
  }

  /** Makes the next block, if it is time for it. `now`: the frame that the output is at. */
  step(now: number): Step {
    if (now - this.#toldFrame >= TELL_NEEDS_S * this.#sampleRate) this.#tellNeeds(now)
    this.#forget(now)
    if (this.#renderer.isIdle) {
      this.#takeBack()
      return 'idle'
    }
    this.#mend(now)
    const soonest = Math.ceil(now + TOO_LATE_S * this.#sampleRate)
    const from = Math.max(this.#renderer.nextFrame, soonest)
    if (from - now > AHEAD_S * this.#sampleRate) return 'full'
    const fed = this.#framesFrom(from)
    if (fed === 0 && from - now > URGENT_S * this.#sampleRate) return 'waiting'
    const frames = fed === 0 ? this.#framesOf(FIRST_BLOCK_S) : fed
    this.#make(from, frames)
    if (fed === 0) this.#lackingTo = from + frames
    return from + frames - now > HURRY_S * this.#sampleRate ? 'ahead' : 'made'
  }

  /** What was missing is there: what was made without it, and not yet played, is made anew. */
  #mend(now: number): void {
    const from = Math.ceil(now + TURNAROUND_S * this.#sampleRate)
    if (this.#lackingTo <= from || !this.#renderer.isFed(from, this.#framesOf(FIRST_BLOCK_S))) return
    this.play(this.#plan, this.#voices, from, now)
  }

  #goBackTo(from: number): void {
    const state = this.#states.findLast(({ nextFrame }) => nextFrame <= from)
    this.#renderer.goBack(state ?? { nextFrame: from, sounds: [] })
  }

  /** Up to the change it is as it was; what was made of it is in the page's hands already. */
  #continueTo(from: number, madeTo: number): void {
    if (this.#renderer.isIdle) return this.#renderer.goBack({ nextFrame: from, sounds: [] })
    const begun = this.#renderer.nextFrame
    const channels = this.#render(begun, from - begun)
    if (madeTo >= from) return
    const missing = channels.map((samples) => samples.slice(Math.max(0, madeTo - begun)))
    const frames = missing[0]?.length ?? 0
    this.#send({ from: from - frames, frames, channels: missing, dry: this.#dry })
  }

  #send(block: Omit<Block, 'plan'>): void {
    this.#heldTo = Math.max(this.#heldTo, block.from + block.frames)
    this.#ports.block({ plan: this.#plan, ...block })
  }

  /** What the page still holds of plans that are revoked is not to be heard. */
  #takeBack(): void {
    const from = this.#renderer.nextFrame
    if (this.#heldTo <= from) return
    this.#send({ from, frames: this.#heldTo - from, channels: [], dry: [] })
    this.#heldTo = from
  }

  /** So many frames as can be made of what has been decoded; 0 when too few for the shortest block. */
  #framesFrom(from: number): number {
    const sizes = [this.#framesOf(this.#blockS), this.#framesOf(FIRST_BLOCK_S)]
    return sizes.find((frames) => this.#renderer.isFed(from, frames)) ?? 0
  }

  #framesOf(seconds: number): number {
    return Math.ceil((seconds * this.#sampleRate) / QUANTUM) * QUANTUM
  }

  #make(from: number, frames: number): void {
    this.#states.push(this.#renderer.state)
    const channels = this.#render(from, frames)
    this.#blockS = Math.min(LONGEST_BLOCK_S, 2 * this.#blockS)
    const isSilent = channels.every((samples) => samples.every((value) => value === 0))
    this.#send({ from, frames, channels: isSilent ? [] : channels, dry: this.#dry })
  }

  #render(from: number, frames: number): Float32Array<ArrayBuffer>[] {
    this.#dry = []
    const channels = [new Float32Array(Math.max(0, frames)), new Float32Array(Math.max(0, frames))]
    for (let at = 0; at < frames; at += QUANTUM) {
      const end = Math.min(frames, at + QUANTUM)
      this.#renderer.render(
        channels.map((samples) => samples.subarray(at, end)),
        from + at,
        at === 0,
      )
    }
    return channels
  }

  /** What the output has passed is made no more. */
  #forget(now: number): void {
    const passed = this.#states.findLastIndex(({ nextFrame }) => nextFrame <= now)
    if (passed > 0) this.#states = this.#states.slice(passed)
  }

  /** What is needed is reckoned from what is heard, since all that lies beyond may have to be made anew. */
  #tellNeeds(now: number): void {
    this.#toldFrame = now
    const needs = this.#voices
      .filter((voice) => Math.min(voice.endFrame, naturalEnd(voice, this.#sampleRate)) > now)
      .map((voice): Need => {
        const frame = Math.max(voice.startFrame, now)
        const positionS = positionAt(voice, frame, this.#sampleRate)
        return { songId: voice.songId, positionS, dueInS: (frame - now) / this.#sampleRate }
      })
    this.#ports.needs(needs)
  }
}
