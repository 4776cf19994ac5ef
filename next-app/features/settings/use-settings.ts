'use client'

import { create } from 'zustand'

const useShown = create<{ isOpen: boolean }>()(() => ({ isOpen: false }))

/** Whether the room's settings are up. */
export const useSettingsOpen = (): boolean => useShown(({ isOpen }) => isOpen)

export const showSettings = (isOpen: boolean): void => useShown.setState({ isOpen })
