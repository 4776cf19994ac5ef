import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useToasts } from '../../components/toast.ts'
import { useNewVersion } from '../../store/new-version.ts'
import { keepPages } from './keep-pages.ts'

/** A worker of a version, as a page sees it. */
class AWorker extends EventTarget {
  state = 'installing'
  readonly orders: unknown[] = []
  readonly version: string
  constructor(version: string) {
    super()
    this.version = version
  }
  postMessage(order: unknown, ports: readonly MessagePort[] = []) {
    this.orders.push(order)
    ports[0]?.postMessage(this.version)
  }
  becomes(state: string) {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

class ARegistration extends EventTarget {
  active: AWorker | null = null
  waiting: AWorker | null = null
  installing: AWorker | null = null
  update = vi.fn(async () => {})
  unregister = vi.fn(async () => true)
  finds(worker: AWorker) {
    this.installing = worker
    this.dispatchEvent(new Event('updatefound'))
  }
}

const keep = (registration: ARegistration, register = async () => registration) =>
  keepPages({ register, getRegistration: async () => registration } as never)
const texts = () => useToasts.getState().shown.map(({ text }) => text)
const pages = new Set<string>()
let status = 200

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => ({ status })),
  )
  vi.stubGlobal('caches', { keys: async () => [...pages], delete: async (name: string) => pages.delete(name) })
  vi.stubGlobal('location', { reload: vi.fn() })
  pages.add('earshot-1')
  status = 200
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  useToasts.setState({ shown: [] })
  useNewVersion.setState({ reload: null })
})

describe('a newer version', () => {
  it('is told once it is there, and taken only by a press', async () => {
    const registration = new ARegistration()
    registration.active = new AWorker('1')
    await keep(registration)
    const newer = new AWorker('2')
    registration.finds(newer)
    expect(texts()).toEqual([])
    newer.becomes('installed')
    await vi.waitFor(() => expect(texts()).toEqual(['A new version is here']), 10_000)
    newer.becomes('activating')
    newer.becomes('activated')
    expect(location.reload).not.toHaveBeenCalled()
    expect(newer.orders).toEqual(['tell-version'])

    useToasts.getState().shown[0]?.action?.onClick()
    expect(newer.orders).toEqual(['tell-version', 'take-over'])
    newer.becomes('activated')
    expect(location.reload).toHaveBeenCalledOnce()
  })

  it('that has waited since an earlier visit is told too', async () => {
    const registration = new ARegistration()
    registration.active = new AWorker('1')
    registration.waiting = new AWorker('2')
    await keep(registration)
    await vi.waitFor(() => expect(useNewVersion.getState().reload).not.toBeNull(), 10_000)
  })

  it('is none to a browser that had none before', async () => {
    const registration = new ARegistration()
    const first = new AWorker('1')
    registration.installing = first
    await keep(registration)
    first.becomes('installed')
    expect([texts(), first.orders]).toEqual([[], []])
  })

  it('is looked for each hour', async () => {
    const registration = new ARegistration()
    await keep(registration)
    expect(registration.update).toHaveBeenCalledOnce()
    await vi.advanceTimersByTimeAsync(2 * 60 * 60_000)
    expect(registration.update).toHaveBeenCalledTimes(3)
  })
})

describe('a server that has no worker any more', () => {
  const refuse = async () => {
    throw new TypeError('404')
  }

  it('is left without one, and nothing stays kept', async () => {
    status = 404
    const registration = new ARegistration()
    registration.update.mockImplementation(refuse)
    await keep(registration)
    expect(registration.unregister).toHaveBeenCalledOnce()
    expect([...pages]).toEqual([])
  })

  it('never had one where none can be registered', async () => {
    status = 404
    const registration = new ARegistration()
    await keep(registration, refuse)
    expect(registration.unregister).toHaveBeenCalledOnce()
  })

  it('is another thing than one that is away', async () => {
    const registration = new ARegistration()
    registration.update.mockImplementation(refuse)
    for (const answer of [502, 0]) {
      status = answer
      if (answer === 0) vi.stubGlobal('fetch', vi.fn(refuse))
      await keep(registration)
    }
    expect(registration.unregister).not.toHaveBeenCalled()
    expect([...pages]).toEqual(['earshot-1'])
  })
})
