import { spawn } from 'node:child_process'

/** A build step failed; its own output has been shown already. */
export class StepFailed extends Error {}

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`

/**
 * Runs a command without a word and then says one line with its duration; shows the command's own output when it fails,
 * and throws `StepFailed`.
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} where
 */
export async function runStep(title, command, args, { cwd, env = {} }) {
  const startedAt = performance.now()
  /** @type {Buffer[]} */
  const output = []
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = () => child.kill()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
  /** @type {string | null} */
  const failure = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? null : `ended with ${signal ?? code}`))
  })
  process.off('SIGINT', stop).off('SIGTERM', stop)
  const took = seconds(performance.now() - startedAt)
  if (failure === null) return void console.log(`${title} (${took})`)
  process.stderr.write(Buffer.concat(output))
  console.error(`${title}: ${failure} (${took})`)
  throw new StepFailed(title)
}
