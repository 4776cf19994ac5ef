import { pathToFileURL } from 'node:url'
import { build, serverEntry } from './build-steps.mjs'
import { settingsHelp } from './settings-help.mjs'
import { StepFailed } from './step.mjs'

const usage = `Usage: npm start

Builds what has changed since the last start, then runs the server and prints the one address to open.

Settings are environment variables, as in PORT=8081 npm start. Each is here with what holds when nothing is said, where
anything does; docs/operations.md tells more.
`

if (process.argv.includes('--help')) {
  console.log(`${usage}\n${await settingsHelp()}`)
} else {
  try {
    await build()
    process.env.NODE_ENV ??= 'production'
    // In this very process: signals, terminal and exit code are the server's own, with nobody between to pass them on.
    await import(pathToFileURL(serverEntry).href)
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    process.exitCode = 1
  }
}
