import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { install, useInstall, watchInstall, wayByTraits } from './install.ts'

const page = new EventTarget()
beforeEach(() => {
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('navigator', {})
})
afterEach(() => {
  vi.unstubAllGlobals()
  useInstall.setState({ way: null })
})

const offered = () =>
  Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: vi.fn(async () => {}) })

it('the browser’s offer is kept until it is taken, and then it is gone', async () => {
  watchInstall()
  const offer = offered()
  page.dispatchEvent(offer)
  expect(offer.defaultPrevented).toBe(true)
  expect(offer.prompt).not.toHaveBeenCalled()
  expect(useInstall.getState().way?.kind).toBe('prompt')
  await install()
  await install()
  expect(offer.prompt).toHaveBeenCalledOnce()
  expect(useInstall.getState().way).toBeNull()
})

it('what is installed is not offered', () => {
  watchInstall()
  page.dispatchEvent(offered())
  page.dispatchEvent(new Event('appinstalled'))
  expect(useInstall.getState().way).toBeNull()
})

it('a browser that installs by hand alone is known by telling that the page is no app', () => {
  expect([{ standalone: false }, { standalone: true }, {}].map(wayByTraits)).toEqual([{ kind: 'by-hand' }, null, null])
})
