import type { DecoderOrder, NeedsMessage } from '../messages.ts'
import { Feeder } from './feeder.ts'
import { openSong } from './song-reader.ts'

/** A worker in which songs are decoded: whatever the page is busy with, the sound is fed. */
let worklet: MessagePort | null = null

const feeder = new Feeder({
  open: openSong,
  toWorklet: (message, transfer) => worklet?.postMessage(message, transfer),
  toPage: (report) => postMessage(report),
  later: (run, ms) => setTimeout(run, ms),
})

addEventListener('message', ({ data }: MessageEvent<DecoderOrder>) => {
  switch (data.do) {
    case 'connect':
      worklet = data.port
      worklet.onmessage = ({ data: said }: MessageEvent<NeedsMessage>) => {
        if (said.say === 'needs') feeder.need(said.needs)
      }
      return
    case 'load':
      return void feeder.load(data.songId, data.url, data.durationMs)
    case 'unload':
      return feeder.unload(data.songId)
    default:
      return data satisfies never
  }
})
