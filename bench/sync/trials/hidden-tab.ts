import { glance } from '../../../e2e/rig/eyes.ts'
import { wallNow } from '../sound/recorder.ts'
import { sleep } from '../stage/theatre.ts'
import { command, type Deeds, event, nth, type TrialStage } from './deeds.ts'

/** Songs are as long, in s, so that some change while the page is hidden. */
const SONG_S = 25
const HIDDEN = 1
/** So long a page that is silent must be hidden before its timers fire once a minute. */
const THROTTLED_MS = 20_000
const LISTEN_MS = 4_000
const SEEK_MS = 6_000

const playedS = (minutes: number) => minutes * 60 + 40

/** What the trial of the hidden tab takes. */
export const hideTab = {
  songs: (minutes: number) => Array.from({ length: 1 + Math.ceil(playedS(minutes) / SONG_S) }, () => SONG_S),
  hidden: HIDDEN,
}

/** Notes in the page how long its timers let it wait at most, in ms. */
const WATCH = `void (() => {
  let last = performance.now()
  window.earshotBeatMs = 0
  setInterval(() => {
    const now = performance.now()
    window.earshotBeatMs = Math.max(window.earshotBeatMs, now - last)
    last = now
  }, 100)
})()`

/** One page is hidden for so many minutes: half of them are quiet, then the others pause, resume and seek. */
export async function playHidden(stage: TrialStage): Promise<Deeds> {
  const [host, hidden, other] = [nth(stage, 0), nth(stage, HIDDEN), nth(stage, 2)]
  const totalMs = stage.hiddenMinutes * 60_000
  const beat = async () => `${((Number(await glance(hidden.page, 'window.earshotBeatMs')) || 0) / 1000).toFixed(1)} s`
  await glance(hidden.page, WATCH)
  await hidden.hide()
  const hiddenAt = wallNow()
  const marks = [event('hidden', hiddenAt)]
  await sleep(Math.max(LISTEN_MS, totalMs / 2 - THROTTLED_MS / 2))
  const whilePlaying = await beat()
  marks.push(command('pause', await host.press('Pause'), false))
  await sleep(THROTTLED_MS)
  marks.push(command('resume', await other.press('Play')))
  await sleep(LISTEN_MS)
  marks.push(command('seek', await host.seekTo(SEEK_MS, SONG_S * 1000)))
  await sleep(Math.max(LISTEN_MS, hiddenAt + totalMs - wallNow()))
  const altogether = await beat()
  marks.push(event('shown', wallNow()))
  await hidden.show()
  await sleep(LISTEN_MS)
  return {
    marks,
    notes: {
      'hidden for': `${((wallNow() - hiddenAt - LISTEN_MS) / 60_000).toFixed(1)} min`,
      'timers waited at most': `${whilePlaying} while it played, ${altogether} altogether`,
    },
  }
}
