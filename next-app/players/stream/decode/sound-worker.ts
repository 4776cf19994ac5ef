import type { ContextClock, SoundOrder, SoundReport } from '../messages.ts'
import { BlockMaker } from '../render/block-maker.ts'
import { Feeder } from './feeder.ts'
import { openSong } from './song-reader.ts'

/** A worker in which songs are decoded and sound is made of them: whatever the page is busy with, it is there in time. */

/** How often it is looked whether more sound is due. */
const LOOK_EVERY_MS = 50

const say = (report: SoundReport, transfer: Transferable[] = []) => postMessage(report, { transfer })
const instant = () => performance.timeOrigin + performance.now()

let sampleRate = 48_000
let clock: ContextClock = { frame: 0, at: instant() }
let timer: ReturnType<typeof setTimeout> | undefined

const now = () => clock.frame + ((instant() - clock.at) * sampleRate) / 1000
const makeMaker = () =>
  new BlockMaker(sampleRate, {
    block: (block) =>
      say(
        { say: 'block', ...block },
        block.channels.map(({ buffer }) => buffer),
      ),
    needs: (needs) => feeder.need(needs),
  })
let maker = makeMaker()
const feeder = new Feeder({
  open: openSong,
  toRenderer: (message) => {
    maker.store(message)
    soon(0)
  },
  toPage: (report) => say(report),
  later: (run, ms) => setTimeout(run, ms),
})

/** One block at a time: orders that came meanwhile are heard first. */
const work = () => {
  timer = undefined
  const step = maker.step(now())
  if (step === 'made') soon(0)
  else if (step !== 'idle') soon(LOOK_EVERY_MS)
}

const soon = (ms: number) => {
  clearTimeout(timer)
  timer = setTimeout(work, ms)
}

const onOrder = (order: SoundOrder) => {
  switch (order.do) {
    case 'open':
      sampleRate = order.sampleRate
      maker = makeMaker()
      return
    case 'play':
      clock = order.clock
      maker.play(order.plan, order.voices, order.from, now())
      return work()
    case 'clock':
      clock = order.clock
      return
    case 'begin-anew':
      clock = order.clock
      return maker.beginAnew()
    case 'load':
      return void feeder.load(order.songId, order.address, order.durationMs)
    case 'unload':
      return feeder.unload(order.songId)
    default:
      maker.store(order)
      return soon(0)
  }
}

addEventListener('message', ({ data }: MessageEvent<SoundOrder>) => onOrder(data))
