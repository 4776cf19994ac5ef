import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { pageReader } from './pages.ts'

const NOT_BUILT = 'The client is not built yet. Run "npm run build" in the project\'s folder, then reload this page.\n'
const NOT_FOUND = 'There is nothing here.\n'
/** Next.js writes a dynamic page in one of two places. */
const ROOM_PAGES = ['room/_.html', 'room/_/index.html']
/** Pages that have a folder of the same name beside them, and would be taken for it. */
const FOLDER_PAGES = ['spotify', 'reset']

/** A script that runs as a worker obeys the policy of its own file: it loads its parts from here, and songs from wherever they are. */
const SCRIPT_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self' https: http:"

/**
 * Serves the built client, a static export of Next.js: its pages, and the one page of all rooms under every room's link.
 * A file goes out compressed where its `.br` or `.gz` lies beside it. The folder may come later than the server.
 */
export async function serveClient(app: FastifyInstance, clientDir: string): Promise<void> {
  const pageAt = pageReader()
  const page = (name: string) => pageAt(path.join(clientDir, name))

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

  app.get<{ Params: { code: string } }>('/room/:code', ({ params }, reply) => {
    const name = ROOM_PAGES.find(page)
    return name && params.code !== '' ? reply.sendFile(name) : notFound(reply)
  })

  for (const name of FOLDER_PAGES) {
    app.get(`/${name}`, (_, reply) => (page(`${name}.html`) ? reply.sendFile(`${name}.html`) : notFound(reply)))
  }

  app.setNotFoundHandler((_, reply) => notFound(reply))

  function notFound(reply: FastifyReply) {
    void reply.header('cache-control', 'no-cache').code(404)
    const found = page('404.html')
    if (found) {
      reply.raw.setHeader('content-security-policy', found.policy)
      return reply.type('text/html; charset=utf-8').send(found.html)
    }
    if (page('index.html')) return reply.type('text/plain; charset=utf-8').send(NOT_FOUND)
    return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
  }
}

/** What is under `_next/static` is named by its content; pages and their data must be asked for each time. */
function cachingOf(file: string): string {
  if (file.split(path.sep, 2).join('/') === '_next/static') return 'public, max-age=31536000, immutable'
  return /\.(html|txt)(\.br|\.gz)?$/.test(file) ? 'no-cache' : 'public, max-age=3600'
}
