import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type SpaceId, spaceId } from '@earshot/sync'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { remember } from '../catalog/vendor/ttl-cache.ts'
import type { RoomPreview } from '../managers/listed.ts'
import { originOf } from './origin.ts'
import { type PageHead, withHead } from './page-head.ts'
import { pageReader } from './pages.ts'
import { roomHead, startHead } from './previews.ts'

export type ClientDeps = {
  /** The built client; may be missing, and then says so. */
  clientDir: string
  /** What a room's link tells; null when there is none. */
  previewSpace(spaceId: SpaceId): Promise<RoomPreview | null>
  /** This server as browsers know it; null where nobody has said. */
  publicUrl: string | null
  /** Whether browsers keep its pages for when it is away. */
  hasServiceWorker: boolean
}

const NOT_BUILT = 'The client is not built yet. Run "npm run build" in the project\'s folder, then reload this page.\n'
const NOT_FOUND = 'There is nothing here.\n'
const START_PAGE = 'index.html'
/** Next.js writes a dynamic page in one of two places. */
const ROOM_PAGES = ['room/_.html', 'room/_/index.html']
/** The address by which our own pages ask for the room page, before they name a room. */
const ANY_ROOM = '_'
/** What Next's own navigation asks for beside a page. */
const PAGE_DATA = '_.txt'
/** Pages that have a folder of the same name beside them, and would be taken for it. */
const FOLDER_PAGES = ['spotify', 'reset']
const SERVICE_WORKER = 'sw.js'

/** A script that runs as a worker obeys the policy of its own file: it loads its parts from here, and songs from wherever they are. */
const SCRIPT_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self' https: http:"

/** Pages that are asked for again and again, as those of one room: no more work than one. */
const ZIPPED = { keepMs: 10 * 60_000, limit: 50, now: Date.now, keyOf: (html: string) => html }

/**
 * Serves the built client, a static export of Next.js: its pages, and the one page of all rooms under every room's link.
 * A file goes out compressed where its `.br` or `.gz` lies beside it. The folder may come later than the server.
 */
export async function serveClient(app: FastifyInstance, deps: ClientDeps): Promise<void> {
  const { clientDir, previewSpace, publicUrl, hasServiceWorker } = deps
  const pageAt = pageReader()
  const page = (name: string) => pageAt(path.join(clientDir, name))
  const zip = remember(promisify<string, Buffer>(gzip), ZIPPED)

  await app.register(fastifyStatic, {
    root: clientDir,
    redirect: false,
    extensions: ['html'],
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (response, file) => {
      response.setHeader('cache-control', cachingOf(path.relative(clientDir, file)))
      response.setHeader('vary', 'Accept-Encoding')
      const plain = file.replace(/\.(br|gz)$/, '')
      if (plain.endsWith('.html')) response.setHeader('content-security-policy', pageAt(plain)?.policy ?? '')
      if (plain.endsWith('.js')) response.setHeader('content-security-policy', SCRIPT_POLICY)
    },
  })

  app.get('/', (request, reply) => sendPage(request, reply, START_PAGE, startHead(originFor(request))))

  app.get<{ Params: { code: string } }>('/room/:code', async (request, reply) => {
    const { code } = request.params
    if (code === PAGE_DATA) return reply.sendFile(`room/${PAGE_DATA}`)
    const name = ROOM_PAGES.find(page)
    if (!name || code === '') return notFound(reply)
    const id = codeIn(code)
    const room = code === ANY_ROOM ? CLOSED : id === null ? null : await look(id)
    if (room === null) void reply.code(404)
    const address = room === null || id === null ? null : `/room/${id}`
    return sendPage(request, reply, name, roomHead(room ?? CLOSED, address, originFor(request)))
  })

  for (const name of FOLDER_PAGES) {
    app.get(`/${name}`, (_, reply) => (page(`${name}.html`) ? reply.sendFile(`${name}.html`) : notFound(reply)))
  }

  if (!hasServiceWorker) app.get(`/${SERVICE_WORKER}`, (_, reply) => notFound(reply))

  app.setNotFoundHandler((_, reply) => notFound(reply))

  const originFor = ({ protocol, host }: FastifyRequest) => publicUrl ?? originOf(protocol, host)

  /** A preview is no reason for a page to fail. */
  const look = (id: SpaceId) => previewSpace(id).catch(() => CLOSED)

  async function sendPage(request: FastifyRequest, reply: FastifyReply, name: string, head: PageHead) {
    const found = page(name)
    if (!found) return notFound(reply)
    const html = withHead(found.html, head)
    void reply.headers({
      'content-security-policy': found.policy,
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
      'content-type': 'text/html; charset=utf-8',
    })
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(html)
    return reply.header('content-encoding', 'gzip').send(await zip(html))
  }

  function notFound(reply: FastifyReply) {
    void reply.header('cache-control', 'no-cache').code(404)
    const found = page('404.html')
    if (found) {
      reply.raw.setHeader('content-security-policy', found.policy)
      return reply.type('text/html; charset=utf-8').send(found.html)
    }
    if (page(START_PAGE)) return reply.type('text/plain; charset=utf-8').send(NOT_FOUND)
    return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
  }
}

/** A room of which nothing is told. */
const CLOSED: RoomPreview = { isOpen: false }

/** The code of a room in an address, written as the page itself would read it (next-app/lib/room-code.ts). */
const codeIn = (text: string): SpaceId | null => {
  const { data } = spaceId.safeParse(text.toLowerCase().replace(/[\s\p{Pd}._]/gu, ''))
  return data ?? null
}

/** What is under `_next/static` is named by its content; pages, their data and what governs them must be asked for each time. */
function cachingOf(file: string): string {
  if (file.split(path.sep, 2).join('/') === '_next/static') return 'public, max-age=31536000, immutable'
  if (file === SERVICE_WORKER || /\.(html|txt|webmanifest)(\.br|\.gz)?$/.test(file)) return 'no-cache'
  return 'public, max-age=3600'
}
