import { readFileSync, statSync } from 'node:fs'
import { pagePolicy } from './security-headers.ts'

/** One page of the client with the content security policy that its own scripts need. */
export type Page = { html: string; policy: string }

/** Answers pages by their file, read again when the file has changed; null when there is none. */
export function pageReader(): (file: string) => Page | null {
  const known = new Map<string, { page: Page; mtimeMs: number }>()
  return (file) => {
    try {
      const { mtimeMs } = statSync(file)
      const cached = known.get(file)
      if (cached?.mtimeMs === mtimeMs) return cached.page
      const html = readFileSync(file, 'utf8')
      const page = { html, policy: pagePolicy(html) }
      known.set(file, { page, mtimeMs })
      return page
    } catch {
      return null
    }
  }
}
