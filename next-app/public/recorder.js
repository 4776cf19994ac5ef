/** Hands on what comes in, in blocks, each with the number of its first frame. Puts out silence. */
const BLOCK_FRAMES = 4096

class Recorder extends AudioWorkletProcessor {
  block = new Float32Array(BLOCK_FRAMES)
  filled = 0

  process([input]) {
    const samples = input[0] ?? new Float32Array(128)
    this.block.set(samples, this.filled)
    this.filled += samples.length
    if (this.filled === BLOCK_FRAMES) {
      this.port.postMessage([currentFrame + samples.length - BLOCK_FRAMES, this.block], [this.block.buffer])
      this.block = new Float32Array(BLOCK_FRAMES)
      this.filled = 0
    }
    return true
  }
}

registerProcessor('recorder', Recorder)
