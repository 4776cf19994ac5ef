'use client'

import { create } from 'zustand'

const useShown = create<{ isOpen: boolean }>()(() => ({ isOpen: false }))

/** Whether others are being invited. */
export const useShareOpen = (): boolean => useShown(({ isOpen }) => isOpen)

export const showShare = (isOpen: boolean): void => useShown.setState({ isOpen })
