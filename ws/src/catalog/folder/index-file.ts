import { readFile, rename, writeFile } from 'node:fs/promises'
import { type FolderEntry, folderEntry } from './entry.ts'

const HEAD = 'earshot music folder 1'

/**
 * What was read of a folder, kept so that the next start need not read it again: a line for each file. It can be deleted
 * at any time. Whatever cannot be read of it is read from the music instead.
 */
export async function loadIndex(file: string, root: string): Promise<FolderEntry[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const [head, ...lines] = text.split('\n')
  if (head !== `${HEAD} ${root}`) return []
  return inTurns(lines, (line) => {
    const entry = folderEntry.safeParse(readJson(line))
    return entry.success ? [entry.data] : []
  })
}

export async function saveIndex(file: string, root: string, entries: readonly FolderEntry[]): Promise<void> {
  const unfinished = `${file}.${process.pid}`
  const lines = await inTurns(entries, (entry) => [JSON.stringify(entry)])
  await writeFile(unfinished, [`${HEAD} ${root}`, ...lines, ''].join('\n'), { mode: 0o600 })
  await rename(unfinished, file)
}

/** Some ms of work: what listeners' clocks ask comes in between. */
const AT_ONCE = 500

async function inTurns<From, To>(all: readonly From[], make: (one: From) => To[]): Promise<To[]> {
  const made: To[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) {
    made.push(...all.slice(at, at + AT_ONCE).flatMap(make))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return made
}

const readJson = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
