import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourceHash } from './source-hash.mjs'
import { runStep } from './step.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The built server: the one file that `npm start` runs. */
export const serverEntry = path.join(root, 'ws/dist/main.js')

/**
 * @typedef {object} BuildStep
 * @property {string} name of its stamp in .cache/build
 * @property {string} title what it says when done
 * @property {string[]} inputs whatever it reads: files and folders
 * @property {string} output what is missing when it never ran
 * @property {string[]} args of node
 * @property {string} cwd
 */

const shared = ['package-lock.json', 'tsconfig.base.json', 'sync']
const client = [...shared, 'next-app']

/** @type {BuildStep[]} */
export const buildSteps = [
  {
    name: 'prisma',
    title: 'generated the database client',
    inputs: [
      'package-lock.json',
      'scripts/prisma-generate.mjs',
      'ws/prisma',
      'ws/prisma.config.ts',
      'ws/prisma.config.postgresql.ts',
    ],
    output: 'ws/src/generated',
    args: ['scripts/prisma-generate.mjs'],
    cwd: '.',
  },
  {
    name: 'client',
    title: 'built the client',
    inputs: client,
    output: 'next-app/out/index.html',
    args: [path.join(root, 'node_modules/next/dist/bin/next'), 'build'],
    cwd: 'next-app',
  },
  {
    name: 'service-worker',
    title: 'built the service worker',
    inputs: [...client, 'scripts/service-worker.mjs'],
    // A new build of the client empties its folder.
    output: 'next-app/out/sw.js',
    args: ['scripts/service-worker.mjs'],
    cwd: '.',
  },
  {
    name: 'compressed',
    title: 'compressed the client',
    inputs: [...client, 'scripts/service-worker.mjs', 'scripts/compress.mjs'],
    // A new build of the client empties its folder.
    output: 'next-app/out/index.html.br',
    args: ['scripts/compress.mjs'],
    cwd: '.',
  },
  {
    name: 'server',
    title: 'built the server',
    inputs: [...shared, 'ws'],
    output: 'ws/dist/main.js',
    args: ['build.mjs'],
    cwd: 'ws',
  },
]

/**
 * Whether a step's output still belongs to its sources.
 * @param {string} hash of the sources now
 * @param {string | null} stamp the hash at the last build that succeeded
 * @param {boolean} outputThere
 */
export const isFresh = (hash, stamp, outputThere) => outputThere && hash === stamp

/**
 * Runs the steps whose sources have changed since they last succeeded.
 * @param {{ only?: readonly string[], force?: boolean }} [options]
 */
export async function build({ only = buildSteps.map((step) => step.name), force = false } = {}) {
  // Pages and the worker that keeps them know by it whether they belong together.
  const version = sourceHash(root, client).slice(0, 12)
  for (const step of buildSteps.filter(({ name }) => only.includes(name))) {
    const stampFile = path.join(root, '.cache/build', step.name)
    const hash = sourceHash(root, step.inputs)
    const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : null
    if (!force && isFresh(hash, stamp, existsSync(path.join(root, step.output)))) continue
    // Gone before the build begins: one that dies half-way leaves no stamp that vouches for it.
    rmSync(stampFile, { force: true })
    const env = { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', NEXT_PUBLIC_VERSION: version }
    await runStep(step.title, process.execPath, step.args, { cwd: path.join(root, step.cwd), env })
    mkdirSync(path.dirname(stampFile), { recursive: true })
    writeFileSync(`${stampFile}.new`, hash)
    renameSync(`${stampFile}.new`, stampFile)
  }
}
