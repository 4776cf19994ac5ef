import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

const SECRET_BYTES = 32

/**
 * The key that signs sessions: 32 random bytes in a file that only its owner may read, made at the first start. Two
 * processes that start at once agree on one. Throws when the file is no such key.
 */
export async function loadSecret(file: string): Promise<Uint8Array> {
  const secret = (await read(file)) ?? (await make(file))
  if (secret.length !== SECRET_BYTES) {
    throw new Error(
      `${file} is no key: it must hold ${SECRET_BYTES} bytes. Remove it to get a new one; guests become new.`,
    )
  }
  await chmod(file, 0o600)
  return secret
}

async function read(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function make(file: string): Promise<Uint8Array> {
  await mkdir(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = await open(unfinished, 'wx', 0o600)
  try {
    await handle.writeFile(randomBytes(SECRET_BYTES))
    await handle.sync()
  } finally {
    await handle.close()
  }
  try {
    // Unlike a rename, a link never replaces: whoever came first stays.
    await link(unfinished, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(unfinished, { force: true })
  }
  return readFile(file)
}
