import { wallNow } from '../sound/recorder.ts'
import { sleep } from '../stage/theatre.ts'
import { command, type Deeds, event, type Mark, nth, type Trial, type TrialStage } from './deeds.ts'
import { hideTab, playHidden } from './hidden-tab.ts'

const BLOCKS_MS = [1_000, 3_000]
const LISTEN_MS = 3_000
const SERVER_AWAY_MS = 3_000
const PAUSED_MS = 2_000
const RETURNED_MS = 5_000
const SHORT_SONG_S = 22
const BEFORE_END_MS = 5_000

/** A busy page: blocked for 1 s and for 3 s, and once more while someone else pauses. */
async function blockPage(stage: TrialStage): Promise<Deeds> {
  const [host, busy, other] = [nth(stage, 0), nth(stage, 1), nth(stage, 2)]
  const marks: Mark[] = []
  const blocked = async (ms: number, meanwhile: () => Promise<boolean>) => {
    const block = busy.block(ms)
    const sounds = await meanwhile()
    const [fromAt, untilAt] = await block
    marks.push(
      event(`blocked for ${ms / 1000} s`, fromAt),
      event(sounds ? 'unblocked' : 'unblocked, paused meanwhile', untilAt, sounds),
    )
  }
  for (const ms of BLOCKS_MS) {
    await blocked(ms, async () => true)
    await sleep(LISTEN_MS)
  }
  await blocked(3_000, async () => {
    await sleep(1_000)
    marks.push({ ...command('pause in the block', await host.press('Pause'), false), isTimed: false })
    return false
  })
  await sleep(LISTEN_MS)
  marks.push(command('resume', await other.press('Play')))
  await sleep(LISTEN_MS)
  return { marks, notes: {} }
}

/** The server is killed, comes back over the same data, and is asked to pause at once. */
async function killServer(stage: TrialStage): Promise<Deeds> {
  const killed = event('killed', wallNow())
  await stage.program.kill()
  await sleep(SERVER_AWAY_MS)
  await stage.program.run()
  const back = wallNow()
  const pressed = await nth(stage, 0).press('Pause')
  // Whoever is to go on has seen the pause.
  await nth(stage, 2).sees('Play')
  await sleep(PAUSED_MS)
  const resumed = await nth(stage, 2).press('Play')
  await sleep(LISTEN_MS + 1_000)
  return {
    marks: [killed, command('pause at its return', back, false), command('resume', resumed)],
    notes: { 'pressed after the return, ms': (pressed - back).toFixed(0) },
  }
}

/** The server is killed shortly before a song ends, and comes back when the next one has long begun. */
async function endWithout(stage: TrialStage): Promise<Deeds> {
  await sleep(SHORT_SONG_S * 1000 - BEFORE_END_MS - LISTEN_MS)
  const killed = event('killed', wallNow())
  await stage.program.kill()
  await sleep(2 * BEFORE_END_MS)
  await stage.program.run()
  const back = event('back', wallNow())
  await sleep(RETURNED_MS)
  return { marks: [killed, back], notes: {} }
}

export const TRIALS: readonly Trial[] = [
  {
    name: 'hidden tab',
    about:
      'one page lies behind another tab: songs change, then someone pauses, resumes and seeks, and the page is shown again',
    ...hideTab,
    act: playHidden,
  },
  {
    name: 'blocked page',
    about: 'one page does nothing for 1 s, for 3 s, and for 3 s in the midst of which someone pauses',
    songs: () => [60],
    act: blockPage,
  },
  {
    name: 'killed server',
    about: `kill -9, back after ${SERVER_AWAY_MS / 1000} s, and a pause pressed at once`,
    songs: () => [60],
    act: killServer,
  },
  {
    name: 'song end without a server',
    about: `kill -9 some ${BEFORE_END_MS / 1000} s before a song ends, back as long after it`,
    songs: () => [SHORT_SONG_S, 40],
    act: endWithout,
  },
]
