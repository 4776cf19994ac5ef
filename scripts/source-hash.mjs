import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Folders that a build writes or that no build reads. */
const NOT_SOURCES = new Set(['node_modules', 'dist', 'out', 'generated', 'data', 'coverage', '.next', '.cache', '.git'])
/** `next build` rewrites it with every build; tests are no part of what is built. */
const notSource = (/** @type {string} */ name) => name === 'next-env.d.ts' || /\.test\.[a-z]+$/.test(name)

/**
 * The files under `at` that a build may read, sorted; `at` itself when it is a file, nothing when it does not exist.
 * @param {string} at
 * @returns {string[]}
 */
export function sourceFiles(at) {
  const stat = statSync(at, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [at]
  return readdirSync(at, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() ? !NOT_SOURCES.has(entry.name) : !notSource(entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => sourceFiles(path.join(at, entry.name)))
}

/**
 * A hash over names and contents of all sources in `inputs` (files or folders, relative to `root`): equal when, and only
 * when, a build would read the same.
 * @param {string} root
 * @param {readonly string[]} inputs
 */
export function sourceHash(root, inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => sourceFiles(path.join(root, input)))) {
    const content = readFileSync(file)
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
