import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Program } from './rig/program.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The client that docs/protocol.md prints in full. */
const printedClient = (): string => {
  const block = readFileSync(here('../docs/protocol.md'), 'utf8').match(/## A whole client[\s\S]*?```js\n([\s\S]*?)```/)
  if (block?.[1] === undefined) throw new Error('docs/protocol.md prints no client')
  return block[1]
}

let program: Program
beforeAll(async () => {
  program = await Program.start()
})
afterAll(() => program.stop())

test('the client printed in docs/protocol.md joins, pauses, resumes and seeks', async () => {
  // Read from standard input, so that it finds its one package where the project has it.
  const client = spawn(process.execPath, ['--input-type=module', '-', program.url], { cwd: here('..') })
  let printed = ''
  client.stdout.on('data', (chunk) => {
    printed += chunk
  })
  client.stderr.on('data', (chunk) => {
    printed += chunk
  })
  client.stdin.end(printedClient())
  const code = await new Promise((resolve) => client.on('exit', resolve))
  expect(code, printed).toBe(0)
  const said = printed.split('\n').map((line) => line.split(':')[0])
  expect(said.filter((type) => type !== '' && !type?.startsWith('room '))).toEqual([
    'room-joined',
    'song-started',
    'playback-paused',
    'playback-resumed',
    'playback-seeked',
  ])
  expect(printed).toMatch(/playback-seeked: .* at 60000 ms, playing true/)
})
