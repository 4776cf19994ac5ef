import { type Song, type SongId, songId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { FolderView } from '../catalog/folder/folder-tree.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession } from './limits.ts'
import { sendPart } from './send-part.ts'

/** What is needed of the operator's music folder. */
export type Folder = {
  browse(path: string): FolderView | null
  search(query: string): { songs: Song[]; isCut: boolean }
  /** Where the file of a song lies; null when it is not there any more. */
  fileOf(songId: SongId): Promise<{ file: string; sizeBytes: number; mimeType: string } | null>
  readPicture(file: string): Promise<{ bytes: Uint8Array; type: string } | null>
}

export type FolderDeps = {
  /** Null where there is none. */
  folder: Folder | null
  rates: HttpRates
}

const askInput = z.object({ path: z.string().max(4096).default(''), query: z.string().max(200).optional() })
const params = z.object({ songId })
/** Covers that wait to be read out of their files. */
const LOOKING_LIMIT = 256
/** A song of the folder is one version of one file: what its address holds never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** The operator's music folder: what is in it, and its songs. Files are found by a song's id and never by a name. */
export function folderRoutes(app: FastifyInstance, { folder, rates }: FolderDeps): void {
  if (!folder) return
  let looking = 0

  app.get('/api/folder', perSession(rates.reads), async (request) => {
    sessionOf(request)
    const { path, query } = readInput(askInput, request.query)
    if (query !== undefined) return { path: '', folders: [], ...folder.search(query) }
    const view = folder.browse(path)
    if (!view) throw new ApiError('folder-not-found')
    return view
  })

  app.get('/music/:songId', async (request, reply) => {
    const found = await fileOf(request.params)
    return sendPart(reply.header('cache-control', FOR_EVER), found, request.headers.range)
  })

  app.get('/music/:songId/cover', perSession(rates.reads), async (request, reply) => {
    const { file } = await fileOf(request.params)
    if (looking >= LOOKING_LIMIT) throw new ApiError('too-busy')
    looking += 1
    const picture = await folder.readPicture(file).finally(() => {
      looking -= 1
    })
    if (!picture) throw new ApiError('not-found')
    return reply.headers({ 'cache-control': FOR_EVER, 'content-type': picture.type }).send(Buffer.from(picture.bytes))
  })

  async function fileOf(asked: unknown) {
    const { data } = params.safeParse(asked)
    const found = data ? await folder?.fileOf(data.songId) : null
    if (!found) throw new ApiError('file-gone')
    return found
  }
}
