import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './build-steps.mjs'
import { rules } from './rules.mjs'
import { sourceFiles } from './source-hash.mjs'

/** What git keeps or would keep; every source where git is missing or will not speak (a copy, another owner's clone). */
function projectFiles() {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const git = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  if (git.status !== 0) return sourceFiles(root).map((file) => path.relative(root, file))
  return [...new Set(git.stdout.split('\0'))].filter(
    (file) => file && statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile(),
  )
}

const files = projectFiles()
const faults = files.flatMap((file) => {
  const bytes = readFileSync(path.join(root, file))
  const text = bytes.includes(0) ? '' : bytes.toString('utf8')
  return rules.flatMap((rule) => rule(file, text)).map((fault) => `${file}: ${fault}`)
})

for (const fault of faults) console.error(fault)
console.log(`house rules: ${files.length} files, ${faults.length} faults`)
process.exitCode = faults.length > 0 ? 1 : 0
