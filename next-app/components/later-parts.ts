import { create } from 'zustand'
import { words } from '../lib/words.ts'
import { toast } from './toast.ts'

/**
 * What is shut at first: brought by `load` when it is wanted for the first time, and there from then on. Where it does not come the next
 * asking tries again.
 */
export const laterParts = <Parts extends object>(load: () => Promise<Parts>) => {
  const useLoaded = create<{ parts: Parts | null }>()(() => ({ parts: null }))

  /** Null where it does not come. */
  const bring = async (): Promise<Parts | null> => {
    const parts = await load().catch(() => null)
    if (parts !== null) useLoaded.setState({ parts })
    return parts
  }

  return {
    bring,
    /** Null until it is there. */
    useParts: (): Parts | null => useLoaded((loaded) => loaded.parts),
    /** Does something with it once it is there, and says so where it does not come; answers whether it was done. */
    withParts: async (act: (parts: Parts) => void): Promise<boolean> => {
      const parts = await bring()
      if (parts === null) toast.error(words.errors.panelMissing, { id: 'panel-missing' })
      else act(parts)
      return parts !== null
    },
  }
}
