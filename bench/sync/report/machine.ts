import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { chromiumPath } from '../stage/open-browser.ts'

const firstLine = (command: string, ...args: string[]): string =>
  (spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '').split('\n')[0]?.trim() ?? ''

const version = (): string =>
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version as string

/** What the figures were measured on and with. */
export async function describeMachine() {
  return {
    measuredAt: new Date().toISOString(),
    processors: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    node: process.version,
    chromium: firstLine(await chromiumPath(), '--version'),
    pulseaudio: firstLine('pulseaudio', '--version'),
    earshot: version(),
    commit: firstLine('git', 'describe', '--always', '--dirty') || 'unknown',
  }
}

export type Machine = Awaited<ReturnType<typeof describeMachine>>
