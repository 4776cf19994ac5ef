import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, planFor } from './plan.ts'

const HOME = 'https://music.example'
const asking = (path: string, more: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  url: `${HOME}${path}`,
  isNavigation: false,
  hasRange: false,
  ...more,
})
const going = (path: string) => planFor(asking(path, { isNavigation: true }), HOME)

describe('the worker', () => {
  it('has the page of all rooms for every room, and the start page for the start', () => {
    expect(going('/')).toEqual({ do: 'page', kept: '/' })
    expect(going('/?start')).toEqual({ do: 'page', kept: '/' })
    for (const path of ['/room/abcdef', '/room/ABC-DEF?x=1#y', '/room/_', '/room/abcdef/']) {
      expect(going(path)).toEqual({ do: 'page', kept: '/room/_' })
    }
    expect(going('/nothing')).toEqual({ do: 'page', kept: '/404.html' })
  })

  it('leaves alone the pages that mean nothing without the server, and files', () => {
    for (const path of ['/spotify?code=x', '/spotify/', '/reset#token', '/icon.svg', '/sw.js']) {
      expect(going(path)).toEqual({ do: 'pass' })
    }
  })

  it('keeps what is named by its content', () => {
    expect(planFor(asking('/_next/static/chunks/a.js'), HOME)).toEqual({ do: 'part' })
    expect(planFor(asking('/icon.svg'), HOME)).toEqual({ do: 'pass' })
  })

  it('never stands between anyone and the room, its songs, or other servers', () => {
    const live = fc.constantFrom('/api/', '/media/', '/music/', '/ws')
    const parts = fc.constantFrom('a', '/', '_next/static/', 'room/', '.js', '%20', '?x=1', 'é')
    const path = fc.array(parts).map((all) => all.join(''))
    fc.assert(
      fc.property(live, path, fc.boolean(), fc.boolean(), (prefix, rest, isNavigation, hasRange) => {
        expect(planFor(asking(`${prefix}${rest}`, { isNavigation, hasRange }), HOME)).toEqual({ do: 'pass' })
      }),
    )
    for (const isNavigation of [true, false]) {
      expect(planFor(asking('/', { isNavigation }), 'https://other.example')).toEqual({ do: 'pass' })
    }
  })

  it('sends on whatever asks for a part of a file, or changes something', () => {
    const path = '/_next/static/chunks/a.js'
    expect(planFor(asking(path, { hasRange: true }), HOME)).toEqual({ do: 'pass' })
    for (const method of ['POST', 'PUT', 'HEAD', 'DELETE']) {
      expect(planFor(asking(path, { method }), HOME)).toEqual({ do: 'pass' })
      expect(planFor(asking('/', { method, isNavigation: true }), HOME)).toEqual({ do: 'pass' })
    }
  })
})
