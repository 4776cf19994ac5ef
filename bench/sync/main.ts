import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { validate } from './judge/validate.ts'
import { type Options, readOptions, USAGE } from './options.ts'
import { figuresOf, type TakeReading } from './report/figures.ts'
import { describeMachine } from './report/machine.ts'
import { METHOD, type Report, reportText, validationLines } from './report/report.ts'
import { playAll } from './run.ts'
import { ensurePulseAudio, SoundServer } from './sound/sound-server.ts'

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url))

async function run(options: Options): Promise<number> {
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
      plain: [],
      realTime: [],
      legs: [],
      failures: [],
      figures: figuresOf([]),
      trials: [],
      long: [],
    }
    const takes = await playAll(server, options, report)
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
  const name = takes.length === 0 && report.long.length > 0 ? 'sync-long.json' : 'sync.json'
  writeFileSync(`${RESULTS}${name}`, `${JSON.stringify(report, null, 2)}\n`)
  console.log(`published: ${RESULTS}${name}`)
}

// An interrupted run still ends what it started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const options = readOptions(process.argv.slice(2))
if (options) process.exitCode = await run(options)
else console.log(USAGE)
