import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'

/** A start that cannot be: another process uses the folder. */
export class FolderInUse extends Error {}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else is one too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const holder = (file: string): number | null => {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

/**
 * Keeps a data folder to one process: a second one would write the first one's journal anew under its hands. What a
 * killed process left behind is taken over. Throws `FolderInUse`; answers how to let go.
 */
export const lockFolder = (file: string): (() => void) => {
  const other = holder(file)
  // A restarted container often gets the very number that its killed predecessor had.
  if (other !== null && other !== process.pid && isAlive(other)) {
    throw new FolderInUse(`The data folder is in use by process ${other}. Stop it, or choose another DATA_DIR.`)
  }
  rmSync(file, { force: true })
  const fd = openSync(file, 'wx', 0o600)
  writeSync(fd, String(process.pid))
  closeSync(fd)
  return () => rmSync(file, { force: true })
}
