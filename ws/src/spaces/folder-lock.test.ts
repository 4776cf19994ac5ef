import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FolderInUse, lockFolder } from './folder-lock.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-lock-'))
  file = path.join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('a folder that a living process uses is refused, and free once it has let go', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  writeFileSync(file, String(other.pid))
  expect(() => lockFolder(file)).toThrow(FolderInUse)
  other.kill('SIGKILL')
  await new Promise((resolve) => other.on('exit', resolve))
  const letGo = lockFolder(file)
  expect(existsSync(file)).toBe(true)
  letGo()
  expect(existsSync(file)).toBe(false)
})

it('rubbish in the lock keeps nobody out', () => {
  writeFileSync(file, 'rubbish')
  lockFolder(file)()
})
