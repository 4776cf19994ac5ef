import { create } from 'zustand'

/** What Chromium's browsers say when a page may be installed: it can be asked for once. */
export type InstallPrompt = Event & { prompt(): Promise<unknown> }

/** How this page becomes an app of the device: by the browser's own question, by hand, or not at all. */
export type InstallWay = { kind: 'prompt'; event: InstallPrompt } | { kind: 'by-hand' } | null

/** What can be told of the browser without asking for it by name. */
export type BrowserTraits = { standalone?: boolean }

export const isInstallPrompt = (event: Event): event is InstallPrompt =>
  'prompt' in event && typeof event.prompt === 'function'

/** The way of a browser that asks nothing: Safari on iPhone and iPad tells whether a page is an app already, and installs by hand. */
export const wayByTraits = ({ standalone }: BrowserTraits): InstallWay =>
  standalone === false ? { kind: 'by-hand' } : null

export const useInstall = create<{ way: InstallWay }>()(() => ({ way: null }))

/** Keeps the browser's offer until somebody takes it; nobody is asked before. Once for a page. */
export const watchInstall = (): void => {
  useInstall.setState({ way: wayByTraits(navigator as BrowserTraits) })
  addEventListener('beforeinstallprompt', (event) => {
    if (!isInstallPrompt(event)) return
    event.preventDefault()
    useInstall.setState({ way: { kind: 'prompt', event } })
  })
  addEventListener('appinstalled', () => useInstall.setState({ way: null }))
}

/** Lets the browser ask. It lets itself be told to once only, whatever is answered. */
export const install = async (): Promise<void> => {
  const { way } = useInstall.getState()
  if (way?.kind !== 'prompt') return
  useInstall.setState({ way: null })
  await way.event.prompt()
}
