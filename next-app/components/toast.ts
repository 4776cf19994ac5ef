import { create } from 'zustand'

/** A short notice. It takes the place of one of the same `id` that still shows; without an `id` the text is its own. */
export type Toast = {
  id: string
  look: 'plain' | 'success' | 'error'
  text: string
  description?: string
  /** How long it shows, while nobody points at it. */
  durationMs: number
  /** What can be done about it; it goes when that was pressed. */
  action?: { label: string; onClick: () => void }
}
export type ToastOptions = Partial<Pick<Toast, 'id' | 'description' | 'durationMs' | 'action'>>

const SHOWN_MS = 4000
/** More at once would be a list, and nobody reads it. */
export const TOASTS_MOST = 3

/** The notices that show after one more, oldest first. */
export const withToast = (shown: readonly Toast[], toast: Toast): readonly Toast[] =>
  [...shown.filter(({ id }) => id !== toast.id), toast].slice(-TOASTS_MOST)

export const useToasts = create<{ shown: readonly Toast[] }>()(() => ({ shown: [] }))

const show = (look: Toast['look'], text: string, options: ToastOptions = {}): void => {
  const toast: Toast = { id: text, durationMs: SHOWN_MS, ...options, look, text }
  useToasts.setState(({ shown }) => ({ shown: withToast(shown, toast) }))
}

export const dismissToast = (toast: Toast): void =>
  useToasts.setState(({ shown }) => ({ shown: shown.filter((it) => it !== toast) }))

/** Tells the listener something in passing. */
export const toast = Object.assign((text: string, options?: ToastOptions) => show('plain', text, options), {
  success: (text: string, options?: ToastOptions) => show('success', text, options),
  error: (text: string, options?: ToastOptions) => show('error', text, options),
})
