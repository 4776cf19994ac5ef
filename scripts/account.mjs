import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, root } from './build-steps.mjs'
import { StepFailed } from './step.mjs'

const usage = `Usage: npm run account -- reset-password EMAIL

Prints a link by which the owner of that account sets a new password, once and within a day. Works beside a running
server. Reads the same environment as npm start: DATA_DIR above all, and PUBLIC_URL for the link.`

if (process.argv.includes('--help') || process.argv.length < 4) {
  console.log(usage)
  process.exitCode = process.argv.includes('--help') ? 0 : 1
} else {
  try {
    await build({ only: ['prisma', 'server'] })
    await import(pathToFileURL(path.join(root, 'ws/dist/account.js')).href)
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    process.exitCode = 1
  }
}
