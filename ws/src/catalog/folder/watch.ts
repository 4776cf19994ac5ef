import { type FSWatcher, watch } from 'node:fs'
import path from 'node:path'

/** Folders that are watched one by one: what a system can watch at once is limited, and then `isFull`. */
export class Watchers {
  readonly #root: string
  readonly #onChange: (folder: string) => void
  readonly #watchers = new Map<string, FSWatcher>()
  #isFull = false

  constructor(root: string, onChange: (folder: string) => void) {
    this.#root = root
    this.#onChange = onChange
  }

  get isFull(): boolean {
    return this.#isFull
  }

  add(folder: string): void {
    if (this.#isFull || this.#watchers.has(folder)) return
    try {
      const watcher = watch(path.join(this.#root, folder), { persistent: false }, () => this.#onChange(folder))
      watcher.on('error', () => this.remove(folder))
      this.#watchers.set(folder, watcher)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code === 'ENOSPC' || code === 'EMFILE') this.#isFull = true
    }
  }

  /** A folder and all below it are gone. */
  remove(folder: string): void {
    for (const [watched, watcher] of this.#watchers) {
      if (watched !== folder && !watched.startsWith(`${folder}/`)) continue
      watcher.close()
      this.#watchers.delete(watched)
    }
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }
}
