import type { LightMyRequestResponse as Answer } from 'fastify'
import { expect, test } from 'vitest'
import { httpBench } from './testing.ts'

// R22: nobody is told another's e-mail, and nobody at all a password's hash or a token.

const ADA = { email: 'ada.secret@example.com', password: 'correct horse battery' }
const EVE = { email: 'eve@example.com', password: 'staple battery horse' }
const NEW_PASSWORD = 'another horse entirely'

const cookieIn = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0] ?? ''

/** What each route is asked, in this order: the last ones end what the others need. Every route must be here. */
const WALK: readonly (readonly [string, string, unknown?])[] = [
  ['POST', '/api/session'],
  ['PATCH', '/api/session', { name: 'Eve' }],
  ['POST', '/api/account', ADA],
  ['GET', '/api/account'],
  ['GET', '/api/account/sessions'],
  ['GET', '/api/account/export'],
  ['PATCH', '/api/account', { email: ADA.email, password: EVE.password }],
  ['PUT', '/api/account/password', { password: EVE.password, newPassword: NEW_PASSWORD }],
  ['POST', '/api/account/sign-in', { ...ADA, password: 'wrong horse battery' }],
  ['POST', '/api/account/reset', { token: 'x', password: NEW_PASSWORD }],
  ['DELETE', '/api/account/sessions/:id'],
  ['DELETE', '/api/account/identities/:provider'],
  ['POST', '/api/account/sign-out-everywhere'],
  ['POST', '/api/oauth/:provider', {}],
  ['GET', '/api/oauth/:provider/callback'],
  ['GET', '/api/spaces'],
  ['GET', '/api/spaces/mine'],
  ['POST', '/api/spaces', {}],
  ['GET', '/api/spaces/:spaceId'],
  ['GET', '/api/demo-room'],
  ['GET', '/api/spaces/:spaceId/history'],
  ['GET', '/api/playlists'],
  ['POST', '/api/playlists', { name: 'Mix', songIds: [] }],
  ['GET', '/api/playlists/:id'],
  ['PUT', '/api/playlists/:id', { name: 'Mix', songIds: [] }],
  ['DELETE', '/api/playlists/:id'],
  ['DELETE', '/api/me'],
  ['GET', '/api/settings'],
  ['GET', '/api/songs'],
  ['POST', '/api/songs', 'no song'],
  ['POST', '/api/songs/from-link', { link: 'x' }],
  ['GET', '/api/songs/:songId/elsewhere'],
  ['GET', '/api/songs/:songId/sound'],
  ['GET', '/api/songs/:songId/lyrics'],
  ['POST', '/api/links', { text: 'x' }],
  ['GET', '/api/catalogs'],
  ['GET', '/api/catalogs/:catalogId/songs'],
  ['GET', '/api/pictures'],
  ['GET', '/api/folder'],
  ['GET', '/api/live/:songId/pieces'],
  ['GET', '/api/health'],
  ['POST', '/api/account/sign-out'],
  ['DELETE', '/api/account', { password: EVE.password }],
]
/** For each parameter what it is asked with. */
const valuesWith = (sessionId: string): Record<string, string> => ({
  id: sessionId,
  provider: 'google',
  spaceId: 'abcdef',
  songId: 'aa',
  catalogId: 'library',
})

/** Every route of the program, as `GET /api/songs`. */
const routesOf = async (): Promise<Set<string>> => {
  const { app } = await httpBench({ folder: {} as never })
  const lines = app.printRoutes({ commonPrefix: false }).split('\n')
  const routes = new Set<string>()
  const path: string[] = []
  for (const line of lines) {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S*) \((.*)\)$/.exec(line) ?? []
    if (part === '') continue
    path.length = indent.length / 4
    path.push(part)
    for (const method of methods.split(', ')) routes.add(`${method} ${path.join('')}`)
  }
  return routes
}

test('R22: every route is walked here', async () => {
  const isOurs = (route: string) => / \/api\/./.test(route) && !/^(HEAD|OPTIONS) /.test(route) && !route.endsWith('*')
  const walked = WALK.map(([method, url]) => `${method} ${url}`)
  expect(walked.toSorted()).toEqual([...(await routesOf())].filter(isOurs).sort())
})

test('R22: no answer holds a hash, a token or the e-mail of somebody else', async () => {
  const bench = await httpBench()
  const ask = (method: string, url: string, cookie: string, body?: unknown) =>
    bench.app.inject({
      method: method as 'GET',
      url,
      headers: { cookie },
      ...(body ? { payload: body as object } : {}),
    })
  const ada = await ask('POST', '/api/account', await bench.guestCookie(), ADA)
  const { userId } = ada.json()
  const [session] = await bench.accountShelf.sessionsOf(userId)
  await bench.accountShelf.addIdentity({
    provider: 'google',
    subject: 'subject-of-ada',
    userId,
    label: ADA.email,
    createdAt: 0,
  })
  const values = valuesWith(session?.id ?? '')
  const adas = (await bench.accountShelf.byId(userId))?.passwordHash ?? 'missing'

  const asked = async (cookie: string, own: string | null) => {
    for (const [method, route, body] of WALK) {
      const url = route.replace(/:(\w+)/g, (_, name) => values[name] ?? name)
      const answer = await ask(method, url, cookie, body)
      const told = [answer.body, JSON.stringify({ ...answer.headers, 'set-cookie': '' })].join('\n')
      const where = `${method} ${url}: ${answer.statusCode}`
      const secrets = [
        adas,
        ADA.email,
        ADA.password,
        'subject-of-ada',
        cookieIn(ada).split('=')[1] ?? '',
        'argon2',
        'eyJ',
      ]
      for (const secret of secrets) expect(told, where).not.toContain(secret)
      if (own !== null && !/^\/api\/account/.test(url)) expect(told, where).not.toContain(own)
    }
  }
  await asked('', null)
  await asked(await bench.guestCookie(), null)
  const eve = cookieIn(await ask('POST', '/api/account', await bench.guestCookie(), EVE))
  await asked(eve, EVE.email)
})
