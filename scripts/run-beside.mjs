import { spawn, spawnSync } from 'node:child_process'
import { availableParallelism, constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { readTotals } from './totals.mjs'

const TEST = fileURLToPath(new URL('./test.mjs', import.meta.url))

/** Linux knows a kind of process that yields at once to whatever else would run; a low priority yields some milliseconds later. */
const IDLE = ['chrt', '--idle', '0', process.execPath]

/**
 * Runs the tests of these projects in a process of its own, with what others leave of the processors, and prints what it has to
 * say when it is done; answers its totals.
 * @param {readonly string[]} projects
 * @returns {Promise<import('./totals.mjs').Totals>}
 */
export function runBeside(projects) {
  const [idle = '', ...its] = IDLE
  const isIdle = spawnSync(idle, [...its, '--version']).status === 0
  const [command = '', ...args] = [...(isIdle ? IDLE : [process.execPath]), TEST, ...projects]
  // In nobody's way, it may have every processor.
  const env = isIdle ? { ...process.env, VITEST_MAX_WORKERS: String(availableParallelism()) } : process.env
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  if (!isIdle && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  return new Promise((resolve) => {
    child.once('close', () => {
      console.log(output)
      resolve(readTotals(output) ?? { passed: 0, failed: 1, skipped: 0 })
    })
  })
}
