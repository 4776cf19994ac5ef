import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { COVER_TYPES, MIME_TYPES } from '../media/kinds.ts'

const SONG_FILE = new RegExp(`^/[0-9a-f]{64}\\.(${Object.keys(MIME_TYPES).join('|')})$`)
const COVER_FILE = new RegExp(`^/covers/[0-9a-f]{64}\\.(${Object.keys(COVER_TYPES).join('|')})$`)
const TYPES: Readonly<Record<string, string>> = { ...MIME_TYPES, ...COVER_TYPES }

/** Serves songs and covers, with ranges. Their names are the hashes of their content, so they never change. */
export async function serveMedia(app: FastifyInstance, mediaDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: mediaDir,
    prefix: '/media/',
    // `reply.sendFile` belongs to the client's files.
    decorateReply: false,
    index: false,
    // What is still arriving lies in a folder beside them.
    allowedPath: (pathName) => SONG_FILE.test(pathName) || COVER_FILE.test(pathName),
    cacheControl: false,
    contentType: false,
    setHeaders: (response, file) => {
      response.setHeader('cache-control', 'public, max-age=31536000, immutable')
      response.setHeader('content-type', TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
    },
  })
}
