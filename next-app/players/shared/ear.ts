/** What is looked at may be heard so much later: the greatest output delay, and a slow loudspeaker. */
const BEHIND_MOST_S = 1.5
/** 2048 samples, of which each band has 23 Hz at 48 kHz. */
const FFT_SIZE = 2048
/** Between these the bands go from 0 to 255: what is softer is not seen, and music hardly reaches the other. */
const [SOFTEST_DB, LOUDEST_DB] = [-85, -20]
const SMOOTHING = 0.5
/** A delay that is nearly right is left alone. */
const NEAR_S = 0.005

/** Looks at what leaves a node when it is heard. It costs nothing before it is asked, and is no part of the way to the output. */
export class Ear {
  #at: { node: AudioNode; delay: DelayNode; analyser: AnalyserNode } | null = null

  /** Writes how strong each band is in what left `node` some ms ago, and is heard now. */
  read(node: AudioNode, behindMs: number, bands: Uint8Array<ArrayBuffer>): void {
    if (this.#at?.node !== node) this.#at = open(node)
    const { delay, analyser } = this.#at
    const behindS = Math.min(BEHIND_MOST_S, Math.max(0, behindMs / 1000))
    if (Math.abs(delay.delayTime.value - behindS) > NEAR_S) delay.delayTime.value = behindS
    analyser.getByteFrequencyData(bands)
  }
}

const open = (node: AudioNode) => {
  const delay = new DelayNode(node.context, { maxDelayTime: BEHIND_MOST_S })
  const analyser = new AnalyserNode(node.context, {
    fftSize: FFT_SIZE,
    minDecibels: SOFTEST_DB,
    maxDecibels: LOUDEST_DB,
    smoothingTimeConstant: SMOOTHING,
  })
  node.connect(delay).connect(analyser)
  return { node, delay, analyser }
}
