import { pathToFileURL } from 'node:url'
import { build, serverEntry } from './build-steps.mjs'
import { StepFailed } from './step.mjs'

const usage = `Usage: npm start

Builds what has changed since the last start, then runs the server and prints the one address to open.

Environment, with what holds when nothing is said:
  PORT=8080            the port to listen on
  HOST=0.0.0.0         the address to listen on; 127.0.0.1 keeps it to this machine
  HTTPS=0              1 serves by https, with a certificate of its own that each browser asks about once
  DATA_DIR=data        the folder that keeps rooms, songs, the database and the key of the sessions
  MAX_UPLOAD_MB=200    the largest song
  LIBRARY_MAX_SONGS=10000, LIBRARY_MAX_MB=50000
                       how much the library holds
  ALLOWED_ORIGINS      other origins whose pages may use this server, apart by commas
  ALLOW_PRIVATE_URLS=0 1 lets people add songs from addresses in this network
  TRUST_PROXY          proxies whose X-Forwarded-* headers are believed, apart by commas
  LOG_LEVEL=warn       fatal, error, warn, info, debug, trace or silent`

if (process.argv.includes('--help')) {
  console.log(usage)
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
