import { create } from 'zustand'

const useOpen = create<{ isOpen: boolean }>()(() => ({ isOpen: false }))

/** Whether the list of keys is up. */
export const useKeysOpen = (): boolean => useOpen((state) => state.isOpen)

/** Opens the list of keys, or shuts it. */
export const showKeys = (isOpen: boolean): void => useOpen.setState({ isOpen })
