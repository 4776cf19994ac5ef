import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { settingNotes, settingsHelp } from './settings.ts'

const root = path.resolve(import.meta.dirname, '../..')

test('every setting says what it does', () => {
  for (const { name, does } of settingNotes) expect(does, name).toMatch(/^\S.{5,}/)
})

test('docs/operations.md tells of each setting in the same words, with the same default, in the same order', () => {
  const page = readFileSync(path.join(root, 'docs/operations.md'), 'utf8')
  const table = page.slice(page.indexOf('| variable |'), page.indexOf('The log goes'))
  const rows = [...table.matchAll(/^\| `(\w+)` \| (?:`([^`]*)`|none) \| (.*?)(?:\. See \[.*\]\(.*\)\.)? \|$/gm)]
  const told = rows.map(([, name, preset, does]) => ({ name, preset: preset ?? null, does }))
  expect(told).toEqual(settingNotes)
})

test('npm start -- --help prints each setting with its default, and starts nothing', () => {
  const printed = execFileSync(process.execPath, ['scripts/start.mjs', '--help'], { cwd: root, encoding: 'utf8' })
  expect(printed).toContain(settingsHelp())
  for (const { name, preset } of settingNotes) {
    expect(printed.split('\n')).toContain(`  ${name}${preset === null ? '' : `=${preset}`}`)
  }
  expect(Math.max(...printed.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
})
