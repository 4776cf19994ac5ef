import { build } from './build-steps.mjs'
import { StepFailed } from './step.mjs'

const usage = `Usage: npm run build [-- --force]

Builds what has changed since the last build: the database client (ws/src/generated), the client (next-app/out) and the
server (ws/dist). With --force it builds everything.`

if (process.argv.includes('--help')) {
  console.log(usage)
} else {
  try {
    await build({ force: process.argv.includes('--force') })
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    process.exitCode = 1
  }
}
