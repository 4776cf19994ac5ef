import type { Item } from '@earshot/sync'

/** A change of rate: from context time `atS` on, the song stood at `positionS` and moves at `rate`. Seconds. */
type Anchor = { atS: number; positionS: number; rate: number }

/** How two songs that overlap change places: together they are as loud as one. */
const COMING = Float32Array.from({ length: 129 }, (_, n) => Math.sin((Math.PI / 2) * (n / 128)))
const GOING = COMING.toReversed()

/** So short that no click is heard and no beat is blurred. */
const FADE_S = 0.006
/** A rate set nearer than this might be set too late. */
const RATE_AHEAD_S = 0.01

/**
 * One stretch of one song on an audio context's own time line, in seconds: begun at a sample, and perhaps ended at one.
 */
export class Voice {
  readonly item: Item
  /** The instant of this device's clock at which it was ordered to begin; `startsS` is where that lay then. */
  readonly at: number
  readonly buffer: AudioBuffer
  /** Where in the song it begins. */
  readonly fromS: number
  readonly startsS: number
  endsS = Number.POSITIVE_INFINITY
  readonly #context: BaseAudioContext
  readonly #source: AudioBufferSourceNode
  readonly #gain: GainNode
  /** How loud it is for that another one comes over it. */
  readonly #going: GainNode
  /** For so long the one before it goes on. */
  readonly overlapS: number
  #fadesFromS = Number.POSITIVE_INFINITY
  #anchors: Anchor[]

  constructor(
    context: BaseAudioContext,
    out: AudioNode,
    buffer: AudioBuffer,
    item: Item,
    positionS: number,
    atS: number,
    at: number,
    overlapS = 0,
  ) {
    this.item = item
    this.at = at
    this.buffer = buffer
    this.fromS = positionS
    this.startsS = atS
    this.#context = context
    this.#anchors = [{ atS, positionS, rate: 1 }]
    this.#source = new AudioBufferSourceNode(context, { buffer })
    this.#gain = new GainNode(context, { gain: positionS > 0 ? 0 : 1 })
    // A song's own beginning is left as it is, so that songs which run into each other still do.
    if (positionS > 0) {
      this.#gain.gain.setValueAtTime(0, atS)
      this.#gain.gain.linearRampToValueAtTime(1, atS + FADE_S)
    }
    this.overlapS = overlapS
    this.#going = new GainNode(context)
    // A node each: where a short song comes and goes without a pause their curves touch, and one node refuses that.
    const coming = new GainNode(context)
    if (overlapS > 0) coming.gain.setValueCurveAtTime(COMING, atS, overlapS)
    this.#source.connect(this.#gain).connect(coming).connect(this.#going).connect(out)
    this.#source.start(atS, Math.min(positionS, buffer.duration))
    this.#source.onended = () => this.#going.disconnect()
  }

  /** Where what sounds before it ends for it. */
  get endsBeforeS(): number {
    return this.startsS + this.overlapS
  }

  /** Where the song stands at context time `atS`, in seconds; it goes on counting beyond the last sample. */
  positionAt(atS: number): number {
    const anchor = this.#anchors.findLast((it) => it.atS <= atS) ?? this.#anchors[0]
    return anchor === undefined ? 0 : anchor.positionS + (atS - anchor.atS) * anchor.rate
  }

  soundsAt(atS: number): boolean {
    return this.startsS <= atS && atS < this.endsS
  }

  /** Goes while another comes, from `atS` on. */
  fadeOut(atS: number, overlapS: number): void {
    this.stay()
    this.#fadesFromS = atS
    this.#going.gain.setValueCurveAtTime(GOING, atS, overlapS)
    this.endAt(atS + overlapS)
  }

  /** What it was to fade for does not come. */
  stay(): void {
    if (this.#fadesFromS !== Number.POSITIVE_INFINITY) this.#going.gain.cancelScheduledValues(this.#fadesFromS)
    this.#fadesFromS = Number.POSITIVE_INFINITY
  }

  /** Moves the end, fade included; an end beyond the song's own changes nothing that is heard. */
  endAt(atS: number): void {
    const gain = this.#gain.gain
    const soundingUntil = Math.max(atS, this.startsS)
    if (this.endsS !== Number.POSITIVE_INFINITY)
      gain.cancelScheduledValues(Math.min(this.endsS, soundingUntil) - FADE_S)
    this.endsS = soundingUntil
    const fadeFrom = Math.max(this.startsS, soundingUntil - FADE_S, this.#context.currentTime)
    const lastSample = this.#source.buffer?.duration ?? 0
    if (this.positionAt(soundingUntil) < lastSample - FADE_S) {
      gain.setValueAtTime(1, fadeFrom)
      gain.linearRampToValueAtTime(0, Math.max(soundingUntil, fadeFrom + 0.001))
    }
    this.#source.stop(Math.max(soundingUntil, fadeFrom + 0.001))
  }

  /** Never to sound, or no more. */
  cut(): void {
    this.endsS = this.startsS
    this.#source.onended = null
    this.#source.stop()
    this.#going.disconnect()
  }

  /** Plays at `rate` for `forS` seconds and then at 1 again. */
  trim(rate: number, forS: number): void {
    const fromS = Math.max(this.#context.currentTime + RATE_AHEAD_S, this.startsS)
    const untilS = fromS + forS
    const positionS = this.positionAt(fromS)
    const playbackRate = this.#source.playbackRate
    playbackRate.cancelScheduledValues(fromS)
    playbackRate.setValueAtTime(rate, fromS)
    playbackRate.setValueAtTime(1, untilS)
    this.#anchors = [
      ...this.#anchors.filter((it) => it.atS < fromS).slice(-4),
      { atS: fromS, positionS, rate },
      { atS: untilS, positionS: positionS + forS * rate, rate: 1 },
    ]
  }
}
