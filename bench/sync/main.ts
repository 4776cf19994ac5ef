import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { songFile } from './ears/songs.ts'
import { controlStart } from './judge/control.ts'
import { judgeTake } from './judge/judge-take.ts'
import { validate } from './judge/validate.ts'
import { type Network, networksNamed } from './network/networks.ts'
import { type Options, readOptions, USAGE } from './options.ts'
import { figuresOf, type TakeReading } from './report/figures.ts'
import { describeMachine } from './report/machine.ts'
import { METHOD, type Report, reportText, validationLines } from './report/report.ts'
import { traceText } from './report/trace-text.ts'
import { ensurePulseAudio, SoundServer } from './sound/sound-server.ts'
import { playLong } from './stage/long.ts'
import { SCENES } from './stage/scenes.ts'
import { playTake } from './stage/take.ts'

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url))
/** A plain page's start takes ten seconds: one for every so many of the product's tells what browsers can do here. */
const CONTROL_SHARE = 4

const songs = () => [songFile('Aurora', 11, 45), songFile('Borealis', 12, 20)] as const

/** Plays all takes, each network in turn, so that a busy minute of the machine is shared out among them. */
async function playAll(server: SoundServer, networks: readonly Network[], options: Options, report: Report) {
  const { starts, manner } = options
  const [first, second] = songs()
  const takes: TakeReading[] = []
  for (let take = 1; take <= starts; take++) {
    for (const network of networks) {
      if (take > Math.ceil(starts * (network.share ?? 1))) continue
      const what = `${network.name}, start ${take} of ${starts}`
      try {
        const { judged, hurried, traces } = await playTake(
          server,
          network,
          take,
          manner,
          SCENES,
          [first, second],
          (recording, played) => judgeTake(recording, [first, second], played),
        )
        takes.push({ network: network.name, take, ...judged, ...(manner.trace && { traces }) })
        report.realTime.push(hurried)
        console.error(what)
        if (manner.trace) console.log(`\n${traceText(what, traces)}`)
      } catch (error) {
        report.failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
        console.error(report.failures.at(-1))
      }
    }
  }
  report.figures = figuresOf(takes)
  return takes
}

async function run(options: Options): Promise<number> {
  const networks = networksNamed(options.networks)
  ensurePulseAudio()
  const machine = await describeMachine()
  const server = await SoundServer.start(options.listeners)
  try {
    const validation = await validate(server)
    console.error(validationLines(validation))
    if (!validation.every(({ ok }) => ok)) {
      console.error('The rig does not read what it knows: nothing is measured.')
      return 1
    }
    const report: Report = {
      method: METHOD,
      machine,
      loadAfter: 0,
      validation,
      control: [],
      realTime: [],
      networks: Object.fromEntries(networks.map(({ name, about }) => [name, about])),
      failures: [],
      figures: null,
      long: [],
    }
    const controls = Math.ceil(options.starts / CONTROL_SHARE)
    for (let n = 0; n < controls; n++) report.control.push(await controlStart(server))
    let takes: TakeReading[] = []
    if (options.longMinutes === null) takes = await playAll(server, networks, options, report)
    for (const network of options.longMinutes === null ? [] : networks) {
      const { judged, hurried } = await playLong(server, network, options.longMinutes ?? 0, options.manner)
      report.long.push(...judged)
      report.realTime.push(hurried)
    }
    report.loadAfter = Number((loadavg()[0] ?? 0).toFixed(2))
    console.log(`\n${reportText(report)}`)
    write(report, takes, options.publish)
    return report.failures.length > 0 ? 1 : 0
  } finally {
    server.stop()
  }
}

/** Keeps everything that was read, and publishes what it comes to. */
function write(report: Report, takes: readonly TakeReading[], publish: boolean): void {
  mkdirSync(`${RESULTS}raw`, { recursive: true })
  const raw = `${RESULTS}raw/sync-${report.machine.measuredAt.replace(/[:.]/g, '-')}.json`
  writeFileSync(raw, JSON.stringify({ ...report, takes }))
  console.log(`\nall readings: ${raw}`)
  if (!publish) return
  const name = report.long.length > 0 ? 'sync-long.json' : 'sync.json'
  writeFileSync(`${RESULTS}${name}`, `${JSON.stringify(report, null, 2)}\n`)
  console.log(`published: ${RESULTS}${name}`)
}

// An interrupted run still ends what it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const options = readOptions(process.argv.slice(2))
if (options) process.exitCode = await run(options)
else console.log(USAGE)
