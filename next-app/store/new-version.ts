import { create } from 'zustand'

/** How to turn to a newer version of the page that has come meanwhile; null while there is none. */
export const useNewVersion = create<{ reload: (() => void) | null }>()(() => ({ reload: null }))
