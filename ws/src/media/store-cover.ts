import { access, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Cover } from './cover.ts'

/** Puts a picture beside the others; answers whether it was new. */
export async function storeCover({ bytes, name }: Cover, mediaDir: string): Promise<boolean> {
  const place = path.join(mediaDir, 'covers', name)
  const there = await access(place).then(
    () => true,
    () => false,
  )
  if (there) return false
  const unfinished = path.join(mediaDir, 'tmp', name)
  await writeFile(unfinished, bytes)
  await rename(unfinished, place)
  return true
}

/** Where pages find it. */
export const coverPath = ({ name }: Cover): string => `/media/covers/${name}`
